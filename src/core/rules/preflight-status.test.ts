import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-status.har?raw';
import preflightStatus from './preflight-status.ts';

describeRule(preflightStatus, har, /api\.example answered the preflight with 401 where browsers need 200 to 299/);
