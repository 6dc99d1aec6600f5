import { describeRule } from '../../testing/describe-rule.ts';
import har from './several-credentials.har?raw';
import severalCredentials from './several-credentials.ts';

describeRule(severalCredentials, har, /carried two credentials at once/);
