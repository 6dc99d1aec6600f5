import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-blocked-by-edge.har?raw';
import preflightBlockedByEdge from './preflight-blocked-by-edge.ts';

describeRule(
  preflightBlockedByEdge,
  har,
  /refused the preflight with 403 before it reached your server, so your PUT was never sent/,
);
