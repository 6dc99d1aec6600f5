import { describeRule } from '../../testing/describe-rule.ts';
import har from './url-rejected.har?raw';
import urlRejected from './url-rejected.ts';

describeRule(urlRejected, har, /support id/i);
