import { describeRule } from '../../testing/describe-rule.ts';
import har from './step-up-required.har?raw';
import stepUpRequired from './step-up-required.ts';

describeRule(stepUpRequired, har, /too weak or too long ago/);
