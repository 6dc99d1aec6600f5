import { describeRule } from '../../testing/describe-rule.ts';
import har from './host-not-allowed.har?raw';
import hostNotAllowed from './host-not-allowed.ts';

describeRule(hostNotAllowed, har, /evil.example/);
