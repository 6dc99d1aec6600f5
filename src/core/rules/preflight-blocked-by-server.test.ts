import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-blocked-by-server.har?raw';
import preflightBlockedByServer from './preflight-blocked-by-server.ts';

describeRule(
  preflightBlockedByServer,
  har,
  /refused the preflight with 403 before it reached your server, so your PUT was never sent/,
);
