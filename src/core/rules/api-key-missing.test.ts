import { describeRule } from '../../testing/describe-rule.ts';
import har from './api-key-missing.har?raw';
import apiKeyMissing from './api-key-missing.ts';

describeRule(apiKeyMissing, har, /no subscription key came/);
