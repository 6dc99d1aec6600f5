import { describeRule } from '../../testing/describe-rule.ts';
import har from './cors-policy.har?raw';
import corsPolicy from './cors-policy.ts';

describeRule(corsPolicy, har, /rack-cors refused the preflight/);
