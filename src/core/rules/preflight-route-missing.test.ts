import { describeRule } from '../../testing/describe-rule.ts';
import har from './preflight-route-missing.har?raw';
import preflightRouteMissing from './preflight-route-missing.ts';

describeRule(
  preflightRouteMissing,
  har,
  /api\.example has no route for OPTIONS at this URL and answered the preflight with 405/,
);
