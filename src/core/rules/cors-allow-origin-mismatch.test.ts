import { describeRule } from '../../testing/describe-rule.ts';
import har from './cors-allow-origin-mismatch.har?raw';
import corsAllowOriginMismatch from './cors-allow-origin-mismatch.ts';

describeRule(
  corsAllowOriginMismatch,
  har,
  /api\.example allows https:\/\/app\.example\/; your origin, https:\/\/app\.example, has no slash at its end/,
);
