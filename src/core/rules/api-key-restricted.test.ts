import { describeRule } from '../../testing/describe-rule.ts';
import har from './api-key-restricted.har?raw';
import apiKeyRestricted from './api-key-restricted.ts';

describeRule(apiKeyRestricted, har, /does not allow this website/);
