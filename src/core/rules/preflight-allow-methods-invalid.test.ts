import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-allow-methods-invalid.har?raw';
import preflightAllowMethodsInvalid from './preflight-allow-methods-invalid.ts';

describeRule(
  preflightAllowMethodsInvalid,
  har,
  /api\.example answered the preflight with GET PUT in Access-Control-Allow-Methods, which is no method name/,
);
