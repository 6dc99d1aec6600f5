import { describeRule } from '../../testing/describe-rule.ts';
import har from './waf-blocked.har?raw';
import wafBlocked from './waf-blocked.ts';

describeRule(wafBlocked, har, /AWS WAF/);
