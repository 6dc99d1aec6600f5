import { describeRule } from '../../testing/describe-rule.ts';
import har from './resource-policy.har?raw';
import resourcePolicy from './resource-policy.ts';

describeRule(resourcePolicy, har, /explicit Deny/);
