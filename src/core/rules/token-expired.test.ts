import { describeRule } from '../../testing/describe-rule.ts';
import har from './token-expired.har?raw';
import tokenExpired from './token-expired.ts';

describeRule(tokenExpired, har, /expired 4 minutes before the request, by the server's clock/);
