import { describeRule } from '../../testing/describe-rule.ts';
import har from './redirect-drops-authorization.har?raw';
import redirectDropsAuthorization from './redirect-drops-authorization.ts';

describeRule(
  redirectDropsAuthorization,
  har,
  /A redirect led your GET to another origin, where browsers drop Authorization; cdn\.example saw no token and answered 401/,
);
