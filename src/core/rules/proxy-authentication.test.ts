import { describeRule } from '../../testing/describe-rule.ts';
import har from './proxy-authentication.har?raw';
import proxyAuthentication from './proxy-authentication.ts';

describeRule(proxyAuthentication, har, /407/);
