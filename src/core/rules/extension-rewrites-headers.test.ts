import { describeRule } from '../../testing/describe-rule.ts';
import har from './extension-rewrites-headers.har?raw';
import extensionRewritesHeaders from './extension-rewrites-headers.ts';

describeRule(
  extensionRewritesHeaders,
  har,
  /The CORS headers of api\.example fail the browser's check, and the answer passed all the same/,
);
