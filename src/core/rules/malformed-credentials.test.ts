import { describeRule } from '../../testing/describe-rule.ts';
import har from './malformed-credentials.har?raw';
import malformedCredentials from './malformed-credentials.ts';

describeRule(malformedCredentials, har, /the word undefined in place of a credential/);
