import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-needs-auth.har?raw';
import preflightNeedsAuth from './preflight-needs-auth.ts';

describeRule(
  preflightNeedsAuth,
  har,
  /api\.example answered the preflight with 401\. A preflight never carries a token, so your PUT was never sent/,
);
