import { describeRule } from '../../testing/describe-rule.ts';
import har from './redirect-rewrites-method.har?raw';
import redirectRewritesMethod from './redirect-rewrites-method.ts';

describeRule(
  redirectRewritesMethod,
  har,
  /A redirect \(302\) turned your POST into a GET without a body, which api\.example refused with 403/,
);
