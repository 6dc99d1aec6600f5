import { describeRule } from '../../testing/describe-rule.ts';
import har from './local-network-access.har?raw';
import localNetworkAccess from './local-network-access.ts';

describeRule(
  localNetworkAccess,
  har,
  /The browser did not let this page reach 192\.168\.1\.20, which is on the local network, so your PUT was never sent/,
);
