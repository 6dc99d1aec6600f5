import { describeRule } from '../../testing/describe-rule.ts';
import har from './ip-denied.har?raw';
import ipDenied from './ip-denied.ts';

describeRule(ipDenied, har, /address/);
