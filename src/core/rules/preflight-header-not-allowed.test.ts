import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-header-not-allowed.har?raw';
import preflightHeaderNotAllowed from './preflight-header-not-allowed.ts';

describeRule(
  preflightHeaderNotAllowed,
  har,
  /api\.example does not allow the request headers authorization and x-custom, so your PUT was never sent/,
);
