import { describeRule } from '../../testing/describe-rule.ts';
import har from './cors-allow-origin-missing.har?raw';
import corsAllowOriginMissing from './cors-allow-origin-missing.ts';

describeRule(
  corsAllowOriginMissing,
  har,
  /api\.example answered the preflight with 403 and no Access-Control-Allow-Origin, so your PUT was never sent/,
);
