import { describeRule } from '../../testing/describe-rule.ts';
import har from './csrf-origin.har?raw';
import csrfOrigin from './csrf-origin.ts';

describeRule(csrfOrigin, har, /Origin checking failed/);
