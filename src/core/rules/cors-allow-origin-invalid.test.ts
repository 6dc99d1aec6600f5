import { describeRule } from '../../testing/describe-rule.ts';
import har from './cors-allow-origin-invalid.har?raw';
import corsAllowOriginInvalid from './cors-allow-origin-invalid.ts';

describeRule(
  corsAllowOriginInvalid,
  har,
  /api\.example answered the request with \*\.example as the allowed origin, which is none/,
);
