import { describeRule } from '../../testing/describe-rule.ts';
import har from './cors-wildcard-with-credentials.har?raw';
import corsWildcardWithCredentials from './cors-wildcard-with-credentials.ts';

describeRule(
  corsWildcardWithCredentials,
  har,
  /with Access-Control-Allow-Origin: \*, which does not cover a request with credentials/,
);
