import { describeRule } from '../../testing/describe-rule.ts';
import har from './cookie-not-sent.har?raw';
import cookieNotSent from './cookie-not-sent.ts';

describeRule(cookieNotSent, har, /sent no cookie with this cross-site GET/);
