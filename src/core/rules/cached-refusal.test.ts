import { describeRule } from '../../testing/describe-rule.ts';
import har from './cached-refusal.har?raw';
import cachedRefusal from './cached-refusal.ts';

describeRule(cachedRefusal, har, /2 hours old/);
