import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-network-error.har?raw';
import preflightNetworkError from './preflight-network-error.ts';

describeRule(
  preflightNetworkError,
  har,
  /api\.example gave no answer to the preflight \(net::ERR_CONNECTION_REFUSED\), so your PUT was never sent\. This is the network, not CORS/,
);
