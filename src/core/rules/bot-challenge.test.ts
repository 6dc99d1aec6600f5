import { describeRule } from '../../testing/describe-rule.ts';
import har from './bot-challenge.har?raw';
import botChallenge from './bot-challenge.ts';

describeRule(botChallenge, har, /challenge/);
