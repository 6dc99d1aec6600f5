import { describeRule } from '../../testing/describe-rule.ts';
import har from './rate-limited.har?raw';
import rateLimited from './rate-limited.ts';

describeRule(rateLimited, har, /for 60 seconds|retry-after: 60/);
