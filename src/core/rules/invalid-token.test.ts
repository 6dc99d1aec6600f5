import { describeRule } from '../../testing/describe-rule.ts';
import har from './invalid-token.har?raw';
import invalidToken from './invalid-token.ts';

describeRule(invalidToken, har, /invalid_token/);
