import { describeRule } from '../../testing/describe-rule.ts';
import har from './access-rule.har?raw';
import accessRule from './access-rule.ts';

describeRule(accessRule, har, /HAProxy refused this GET/);
