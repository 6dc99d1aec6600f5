import { describeRule } from '../../testing/describe-rule.ts';
import har from './user-agent-denied.har?raw';
import userAgentDenied from './user-agent-denied.ts';

describeRule(userAgentDenied, har, /User-Agent/i);
