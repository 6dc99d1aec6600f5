import type { RuleId } from '../rule-id.ts';

/**
 * Why a step of the Fetch standard's CORS algorithms returned failure: the standard says only "failure" or "network
 * error", so the reasons are named here, one for each way to fail. Each is one rule of the report.
 */
export type CorsReason =
  | 'allow-origin-missing'
  | 'wildcard-with-credentials'
  | 'allow-origin-repeated'
  | 'allow-origin-multiple'
  | 'allow-origin-invalid'
  | 'allow-origin-mismatch'
  | 'allow-credentials-missing'
  | 'preflight-redirect'
  | 'preflight-status'
  | 'allow-methods-invalid'
  | 'allow-headers-invalid'
  | 'method-not-allowed'
  | 'header-not-allowed'
  | 'redirect-with-userinfo'
  | 'redirect-scheme'
  | 'redirect-scheme-same-origin'
  | 'local-network-access'
  | 'local-network-access-insecure';

/** The reasons of the CORS check itself; the others are of the algorithms around it. */
export const CORS_CHECK_REASONS: readonly CorsReason[] = [
  'allow-origin-missing',
  'wildcard-with-credentials',
  'allow-origin-repeated',
  'allow-origin-multiple',
  'allow-origin-invalid',
  'allow-origin-mismatch',
  'allow-credentials-missing',
];

/** One reason, one rule. */
export const RULE_OF_REASON = {
  'allow-origin-missing': 'cors-allow-origin-missing',
  'wildcard-with-credentials': 'cors-wildcard-with-credentials',
  'allow-origin-repeated': 'cors-allow-origin-multiple',
  'allow-origin-multiple': 'cors-allow-origin-multiple',
  'allow-origin-invalid': 'cors-allow-origin-invalid',
  'allow-origin-mismatch': 'cors-allow-origin-mismatch',
  'allow-credentials-missing': 'cors-allow-credentials-missing',
  'preflight-redirect': 'preflight-redirect',
  'preflight-status': 'preflight-status',
  'allow-methods-invalid': 'preflight-allow-methods-invalid',
  'allow-headers-invalid': 'preflight-allow-headers-invalid',
  'method-not-allowed': 'preflight-method-not-allowed',
  'header-not-allowed': 'preflight-header-not-allowed',
  'redirect-with-userinfo': 'redirect-with-userinfo',
  'redirect-scheme': 'scheme-not-http',
  'redirect-scheme-same-origin': 'scheme-not-http',
  'local-network-access': 'local-network-access',
  'local-network-access-insecure': 'local-network-access',
} as const satisfies Record<CorsReason, RuleId>;

/** A step that failed, or that would fail next once the steps before it were put right. */
export interface Failure {
  readonly reason: CorsReason;
  readonly on: 'preflight' | 'actual';
  /** What it was about: the wrong value, the method, one header name in lower case; null where there is nothing to name. */
  readonly parameter: string | null;
}

/** One step of an algorithm as it ran on captured headers: a line of the ledger. */
export interface Step {
  readonly algorithm: string;
  readonly step: string;
  readonly outcome: 'pass' | 'fail' | 'unknown';
  /** What was compared with what. */
  readonly detail: string;
  readonly url: string;
}

/** What an algorithm found: every step it ran and every failure, the first being the standard's own. */
export interface Findings {
  readonly steps: readonly Step[];
  readonly failures: readonly Failure[];
}

/** The credentials mode as far as CORS asks for it: `same-origin` is `omit` on a cross-origin request. */
export type CredentialsMode = 'include' | 'omit';
