import { describeRule } from '../../testing/describe-rule.ts';
import har from './missing-credentials.har?raw';
import missingCredentials from './missing-credentials.ts';

describeRule(missingCredentials, har, /carried no credentials, and it answered with 401/);
