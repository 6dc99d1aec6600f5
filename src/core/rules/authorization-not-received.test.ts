import { describeRule } from '../../testing/describe-rule.ts';
import har from './authorization-not-received.har?raw';
import authorizationNotReceived from './authorization-not-received.ts';

describeRule(authorizationNotReceived, har, /something in between took it out/);
