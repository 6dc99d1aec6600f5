import { describeRule } from '../../testing/describe-rule.ts';
import har from './method-not-permitted.har?raw';
import methodNotPermitted from './method-not-permitted.ts';

describeRule(methodNotPermitted, har, /lets you GET .orders and refuses to POST/);
