import { describeRule } from '../../testing/describe-rule.ts';
import har from './network-error.har?raw';
import networkError from './network-error.ts';

describeRule(
  networkError,
  har,
  /api\.example gave no answer to your GET \(net::ERR_CONNECTION_REFUSED\)\. This is the network, not CORS/,
);
