import { describeRule } from '../../testing/describe-rule.ts';
import har from './error-without-cors-headers.har?raw';
import errorWithoutCorsHeaders from './error-without-cors-headers.ts';

describeRule(
  errorWithoutCorsHeaders,
  har,
  /api\.example refused your PUT with 403; the missing Access-Control-Allow-Origin hides that from your script\. It is there on its preflight/,
);
