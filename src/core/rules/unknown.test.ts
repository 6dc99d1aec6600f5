import { describeRule } from '../../testing/describe-rule.ts';
import har from './unknown.har?raw';
import unknown from './unknown.ts';

describeRule(
  unknown,
  har,
  /(?:Something|The API) at app\.example refused this GET with 403 and did not say who or why/,
);
