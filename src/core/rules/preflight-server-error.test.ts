import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-server-error.har?raw';
import preflightServerError from './preflight-server-error.ts';

describeRule(
  preflightServerError,
  har,
  /api\.example failed with 500 while it answered the preflight, so your PUT was never sent/,
);
