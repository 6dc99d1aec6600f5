import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-allow-headers-invalid.har?raw';
import preflightAllowHeadersInvalid from './preflight-allow-headers-invalid.ts';

describeRule(
  preflightAllowHeadersInvalid,
  har,
  /api\.example answered the preflight with authorization content-type in Access-Control-Allow-Headers, which is no header name/,
);
