import { describeRule } from '../../testing/describe-rule.ts';
import har from './cross-origin-resource-policy.har?raw';
import crossOriginResourcePolicy from './cross-origin-resource-policy.ts';

describeRule(
  crossOriginResourcePolicy,
  har,
  /The browser kept the answer of cdn\.example from the page: its type is not what an element may load from another site/,
);
