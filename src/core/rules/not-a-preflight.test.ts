import { describeRule } from '../../testing/describe-rule.ts';
import har from './not-a-preflight.har?raw';
import notAPreflight from './not-a-preflight.ts';

describeRule(notAPreflight, har, /The page itself sent this OPTIONS to api\.example; it is no preflight/);
