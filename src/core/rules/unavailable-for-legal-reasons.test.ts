import { describeRule } from '../../testing/describe-rule.ts';
import har from './unavailable-for-legal-reasons.har?raw';
import unavailableForLegalReasons from './unavailable-for-legal-reasons.ts';

describeRule(unavailableForLegalReasons, har, /legal demand/);
