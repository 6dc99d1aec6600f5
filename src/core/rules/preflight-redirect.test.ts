import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-redirect.har?raw';
import preflightRedirect from './preflight-redirect.ts';

describeRule(
  preflightRedirect,
  har,
  /api\.example redirected the preflight to https:\/\/login\.example\/; browsers do not follow that/,
);
