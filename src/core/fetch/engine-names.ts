import type { CorsReason, Failure } from './reason.ts';

/**
 * What each engine calls a failure, and in which order it looks: measured on Chromium 156 and Firefox ESR 153.
 * The standard's reason is the first failing step; an engine's reason is the first in its own order.
 */

/** Chromium's `Network.CorsError` for a reason on the actual response, and on a preflight. */
const CHROMIUM: Record<CorsReason, { readonly actual: string | null; readonly preflight: string | null }> = {
  'allow-origin-missing': { actual: 'MissingAllowOriginHeader', preflight: 'PreflightMissingAllowOriginHeader' },
  'wildcard-with-credentials': { actual: 'WildcardOriginNotAllowed', preflight: 'PreflightWildcardOriginNotAllowed' },
  'allow-origin-repeated': { actual: 'MultipleAllowOriginValues', preflight: 'PreflightMultipleAllowOriginValues' },
  'allow-origin-multiple': { actual: 'MultipleAllowOriginValues', preflight: 'PreflightMultipleAllowOriginValues' },
  'allow-origin-invalid': { actual: 'InvalidAllowOriginValue', preflight: 'PreflightInvalidAllowOriginValue' },
  'allow-origin-mismatch': { actual: 'AllowOriginMismatch', preflight: 'PreflightAllowOriginMismatch' },
  'allow-credentials-missing': { actual: 'InvalidAllowCredentials', preflight: 'PreflightInvalidAllowCredentials' },
  'preflight-redirect': { actual: null, preflight: 'PreflightDisallowedRedirect' },
  'preflight-status': { actual: null, preflight: 'PreflightInvalidStatus' },
  'allow-methods-invalid': { actual: null, preflight: 'InvalidAllowMethodsPreflightResponse' },
  'allow-headers-invalid': { actual: null, preflight: 'InvalidAllowHeadersPreflightResponse' },
  'method-not-allowed': { actual: null, preflight: 'MethodDisallowedByPreflightResponse' },
  'header-not-allowed': { actual: null, preflight: 'HeaderDisallowedByPreflightResponse' },
  'redirect-with-userinfo': { actual: 'RedirectContainsCredentials', preflight: null },
  'redirect-scheme': { actual: 'CorsDisabledScheme', preflight: null },
  'redirect-scheme-same-origin': { actual: 'CorsDisabledScheme', preflight: null },
  'local-network-access': {
    actual: 'LocalNetworkAccessPermissionDenied',
    preflight: 'LocalNetworkAccessPermissionDenied',
  },
  'local-network-access-insecure': { actual: 'InsecureLocalNetwork', preflight: 'InsecureLocalNetwork' },
};

/** Schemes to which Chromium's network stack itself does not redirect: net::ERR_UNSAFE_REDIRECT, without a CorsError. */
const UNSAFE_SCHEME = /^(?:about|blob|data|file|filesystem):/;

const chromiumName = ({ reason, on, parameter }: Failure): string | null =>
  reason.startsWith('redirect-scheme') && UNSAFE_SCHEME.test(parameter ?? '') ? null : CHROMIUM[reason][on];

/** Firefox's first console key. */
const FIREFOX: Record<CorsReason, string | null> = {
  'allow-origin-missing': 'CORSMissingAllowOrigin2',
  'wildcard-with-credentials': 'CORSNotSupportingCredentials',
  'allow-origin-repeated': 'CORSMultipleAllowOriginNotAllowed',
  'allow-origin-multiple': 'CORSAllowOriginNotMatchingOrigin',
  'allow-origin-invalid': 'CORSAllowOriginNotMatchingOrigin',
  'allow-origin-mismatch': 'CORSAllowOriginNotMatchingOrigin',
  'allow-credentials-missing': 'CORSMissingAllowCredentials',
  'preflight-redirect': 'CORSExternalRedirectNotAllowed',
  'preflight-status': 'CORSPreflightDidNotSucceed3',
  'allow-methods-invalid': 'CORSInvalidAllowMethod',
  'allow-headers-invalid': 'CORSInvalidAllowHeader',
  'method-not-allowed': 'CORSMethodNotFound',
  'header-not-allowed': 'CORSMissingAllowHeaderFromPreflight2',
  'redirect-with-userinfo': 'CORSDidNotSucceed2',
  'redirect-scheme': 'CORSDidNotSucceed2',
  // Its CORS has not begun where no hop was across origins.
  'redirect-scheme-same-origin': null,
  'local-network-access': null,
  'local-network-access-insecure': null,
};

const distinct = (names: readonly (string | null)[]): readonly string[] => [
  ...new Set(names.filter((name) => name !== null)),
];

/** Every name that an engine has for one of these reasons. */
export const ENGINE_NAMES = {
  chromium: distinct(Object.values(CHROMIUM).flatMap(({ actual, preflight }) => [preflight, actual])),
  firefox: distinct(Object.values(FIREFOX)),
} as const;

const ALLOW_ORIGIN: readonly CorsReason[] = [
  'allow-origin-missing',
  'wildcard-with-credentials',
  'allow-origin-repeated',
  'allow-origin-multiple',
  'allow-origin-invalid',
  'allow-origin-mismatch',
];

const CHROMIUM_ORDER: readonly CorsReason[] = [
  'local-network-access',
  'local-network-access-insecure',
  'preflight-redirect',
  ...ALLOW_ORIGIN,
  'allow-credentials-missing',
  'preflight-status',
  'allow-methods-invalid',
  'allow-headers-invalid',
  'method-not-allowed',
  'header-not-allowed',
  'redirect-scheme',
  'redirect-scheme-same-origin',
  'redirect-with-userinfo',
];

const FIREFOX_ORDER: readonly CorsReason[] = [
  'local-network-access',
  'local-network-access-insecure',
  ...ALLOW_ORIGIN,
  'allow-credentials-missing',
  'preflight-redirect',
  'preflight-status',
  'allow-methods-invalid',
  'method-not-allowed',
  'allow-headers-invalid',
  'header-not-allowed',
  'redirect-scheme',
  'redirect-scheme-same-origin',
  'redirect-with-userinfo',
];

/** Failures in the order in which an engine meets them; other engines follow the standard, as Chromium nearly does. */
export function inEngineOrder(failures: readonly Failure[], engine: 'chromium' | 'firefox'): readonly Failure[] {
  const order = engine === 'firefox' ? FIREFOX_ORDER : CHROMIUM_ORDER;
  const rank = (failure: Failure) => order.indexOf(failure.reason);
  return [...failures].sort((a, b) => rank(a) - rank(b));
}

/** The name that an engine gives to the first of these failures; null where there is none, or none for it. */
export function engineName(failures: readonly Failure[], engine: 'chromium' | 'firefox'): string | null {
  const [first] = inEngineOrder(failures, engine);
  if (first === undefined) return null;
  return engine === 'firefox' ? FIREFOX[first.reason] : chromiumName(first);
}
