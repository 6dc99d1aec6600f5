import { describeRule } from '../../testing/describe-rule.ts';
import har from './referrer-denied.har?raw';
import referrerDenied from './referrer-denied.ts';

describeRule(referrerDenied, har, /[Rr]efer/);
