import { describeRule } from '../../testing/describe-rule.ts';
import har from './api-key-invalid.har?raw';
import apiKeyInvalid from './api-key-invalid.ts';

describeRule(apiKeyInvalid, har, /API key is not valid/);
