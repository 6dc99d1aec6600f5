import { describeRule } from '../../testing/describe-rule.ts';
import har from './cors-allow-credentials-missing.har?raw';
import corsAllowCredentialsMissing from './cors-allow-credentials-missing.ts';

describeRule(
  corsAllowCredentialsMissing,
  har,
  /carries credentials, and api\.example answered the request without Access-Control-Allow-Credentials/,
);
