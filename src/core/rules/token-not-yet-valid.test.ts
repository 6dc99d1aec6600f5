import { describeRule } from '../../testing/describe-rule.ts';
import har from './token-not-yet-valid.har?raw';
import tokenNotYetValid from './token-not-yet-valid.ts';

describeRule(tokenNotYetValid, har, /from 2 minutes after the request/);
