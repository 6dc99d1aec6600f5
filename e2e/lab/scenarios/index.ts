import type { Scenario } from '../scenario.ts';
import { corsAllowCredentialsMissing } from './cors-allow-credentials-missing.ts';
import { corsAllowOriginInvalid } from './cors-allow-origin-invalid.ts';
import { corsAllowOriginMismatch } from './cors-allow-origin-mismatch.ts';
import { corsAllowOriginMissing } from './cors-allow-origin-missing.ts';
import { corsAllowOriginMultiple } from './cors-allow-origin-multiple.ts';
import { corsSetTwice } from './cors-set-twice.ts';
import { corsWildcardWithCredentials } from './cors-wildcard-with-credentials.ts';
import { csrfToken } from './csrf-token.ts';
import { errorWithoutCorsHeaders } from './error-without-cors-headers.ts';
import { insufficientPermission } from './insufficient-permission.ts';
import { insufficientScope } from './insufficient-scope.ts';
import { malformedCredentials } from './malformed-credentials.ts';
import { missingCredentials } from './missing-credentials.ts';
import { networkError } from './network-error.ts';
import { preflightForbidden } from './preflight-forbidden.ts';
import { preflightHeaderNotAllowed } from './preflight-header-not-allowed.ts';
import { preflightMethodNotAllowed } from './preflight-method-not-allowed.ts';
import { preflightNeedsAuth } from './preflight-needs-auth.ts';
import { preflightNeedsAuthForbidden } from './preflight-needs-auth-forbidden.ts';
import { preflightRedirect } from './preflight-redirect.ts';
import { preflightRouteMissing } from './preflight-route-missing.ts';
import { preflightServerError } from './preflight-server-error.ts';
import { preflightStatus } from './preflight-status.ts';
import { preflightWithoutCorsHeaders } from './preflight-without-cors-headers.ts';
import { rateLimited } from './rate-limited.ts';
import { redirectOriginNull } from './redirect-origin-null.ts';
import { tokenExpired } from './token-expired.ts';
import { wrongAudience } from './wrong-audience.ts';

/** Every file of this folder, in the order of the page: what fails first comes first. A test holds the list to the folder. */
export const scenarios: readonly Scenario[] = [
  preflightNeedsAuth,
  preflightNeedsAuthForbidden,
  preflightForbidden,
  preflightRouteMissing,
  preflightServerError,
  preflightStatus,
  preflightRedirect,
  preflightWithoutCorsHeaders,
  corsAllowOriginMismatch,
  corsWildcardWithCredentials,
  corsAllowCredentialsMissing,
  preflightMethodNotAllowed,
  preflightHeaderNotAllowed,
  corsAllowOriginMissing,
  corsAllowOriginInvalid,
  corsAllowOriginMultiple,
  corsSetTwice,
  errorWithoutCorsHeaders,
  redirectOriginNull,
  insufficientPermission,
  insufficientScope,
  tokenExpired,
  wrongAudience,
  missingCredentials,
  malformedCredentials,
  csrfToken,
  rateLimited,
  networkError,
];
