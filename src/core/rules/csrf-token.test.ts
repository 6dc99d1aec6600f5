import { describeRule } from '../../testing/describe-rule.ts';
import har from './csrf-token.har?raw';
import csrfToken from './csrf-token.ts';

describeRule(csrfToken, har, /CSRF cookie not set/);
