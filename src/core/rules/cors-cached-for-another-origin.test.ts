import { describeRule } from '../../testing/describe-rule.ts';
import har from './cors-cached-for-another-origin.har?raw';
import corsCachedForAnotherOrigin from './cors-cached-for-another-origin.ts';

describeRule(
  corsCachedForAnotherOrigin,
  har,
  /A cache in front of api\.example gave an answer that was made for https:\/\/b\.example/,
);
