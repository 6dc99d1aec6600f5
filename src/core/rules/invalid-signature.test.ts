import { describeRule } from '../../testing/describe-rule.ts';
import har from './invalid-signature.har?raw';
import invalidSignature from './invalid-signature.ts';

describeRule(invalidSignature, har, /signature/);
