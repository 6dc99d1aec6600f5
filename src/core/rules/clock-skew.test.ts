import { describeRule } from '../../testing/describe-rule.ts';
import har from './clock-skew.har?raw';
import clockSkew from './clock-skew.ts';

describeRule(clockSkew, har, /10 minutes/);
