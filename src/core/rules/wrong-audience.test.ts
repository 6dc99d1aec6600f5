import { describeRule } from '../../testing/describe-rule.ts';
import har from './wrong-audience.har?raw';
import wrongAudience from './wrong-audience.ts';

describeRule(wrongAudience, har, /is for https:..billing.example/);
