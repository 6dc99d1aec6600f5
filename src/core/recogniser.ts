import type { Certainty, Layer, Owner } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';

/**
 * A text or an expression. As a text it must equal a header's value, a reason phrase or a JSON value (case apart, but in
 * JSON) and must be contained in a body. Expressions are bounded and linear; their named groups become details.
 */
export type Pattern = string | RegExp;

/** Response headers, lower case, with the pattern of their value; `true` is the header's presence. */
export type HeaderPatterns = Readonly<Record<string, Pattern | true>>;

/** What one answer must show. Every part that is given must match. */
export interface Match {
  /** Statuses it documents; absent: any status of 400 or more. */
  readonly status?: readonly number[];
  readonly header?: HeaderPatterns;
  /** Headers (lower case) that must not be there: those of a neighbour who says the same. */
  readonly lacks?: readonly string[];
  /** Parameters (lower case) of one challenge in `WWW-Authenticate`; all must match. */
  readonly challenge?: Readonly<Record<string, Pattern | true>>;
  /** Name of a cookie that the answer sets. */
  readonly cookie?: Pattern;
  /** All must be found in the body, whose outer white space does not count. */
  readonly body?: readonly Pattern[];
  /** One of the texts in which the answer says why (see `sayingsOf`); the whole of it becomes the detail `message`. */
  readonly says?: RegExp;
  /** Only of a body that is no markup; absent: of any. */
  readonly isMarkup?: false;
  /** Dotted paths into a JSON body, `|` between alternatives; `*` stands for each element or member. One of the values found must match. */
  readonly json?: Readonly<Record<string, Pattern | true>>;
  /** Absent on HTTP/2 and later. */
  readonly reasonPhrase?: Pattern;
  /** Only on the browser's preflight, or only on the actual; absent: both. */
  readonly on?: 'preflight' | 'actual';
  readonly method?: readonly string[];
  /** Of the URL that was asked for. */
  readonly path?: RegExp;
  /** Only of a request from another origin; absent: of any. */
  readonly isCrossOrigin?: true;
  /** Only of a request that carried a token, a password or a key; absent: of any. */
  readonly isToCaller?: true;
}

export interface Marker {
  readonly match: Match;
  readonly rule: RuleId;
  readonly certainty: Certainty;
  /** The cause in its place where the caller's credentials came: to none and to those it does not accept it answers alike. */
  readonly ifSent?: RuleId;
  /** Where it differs from the recogniser's. */
  readonly layer?: Layer;
  /** Where it differs from the recogniser's. */
  readonly product?: string;
  /**
   * What the answer means: a clause that completes "PRODUCT refused this GET: …", without a full stop. `{name}` is
   * replaced by a detail that the match or `reads` captured.
   */
  readonly means?: string;
  /** What to do about it, in the product's own terms: one sentence. `{name}` as in `means`. */
  readonly fix?: string;
  /** Who does that, where it is not the owner of what the rule asks for. */
  readonly fixBy?: Owner;
  /** Pieces worth showing, by the names of a pattern's groups; they need not be there. */
  readonly reads?: Pick<Match, 'header' | 'challenge' | 'body' | 'json'>;
}

/** A header that tells that this product handled the answer. */
export interface Carrier {
  readonly header: HeaderPatterns;
  /**
   * `carried`: it handled the answer, made it or passed it on. `passed`: it adds this only to an answer that it received
   * from behind itself. `answered`: only to an answer of its own making.
   */
  readonly tells: 'carried' | 'passed' | 'answered';
  /** Where it differs from the recogniser's. */
  readonly layer?: Layer;
  /** Where it differs from the recogniser's. */
  readonly product?: string;
}

/** Who answered: one product family a file in `recognisers/`, declarative. */
export interface Recogniser {
  /** The file's name. */
  readonly id: string;
  /** Null for a standard that many products speak. */
  readonly product: string | null;
  readonly layer: Layer;
  /** Where the markers are documented: https URLs. For whoever reads the source: no build of the extension holds them. */
  readonly docs: readonly [string, ...string[]];
  /** In order: the first that matches an answer speaks for the family. */
  readonly markers: readonly Marker[];
  readonly carries?: readonly Carrier[];
  /** Response headers (lower case) beyond those of its markers and carriers that are worth keeping. */
  readonly headers?: readonly string[];
}

/** What a recogniser says of one exchange. */
export interface Recognition {
  readonly recogniser: string;
  readonly product: string | null;
  readonly layer: Layer;
  readonly rule: RuleId;
  readonly certainty: Certainty;
  readonly on: 'preflight' | 'actual';
  readonly evidence: readonly { readonly where: string; readonly saw: string }[];
  readonly means: string | null;
  readonly fix: string | null;
  readonly fixBy?: Owner;
  /** Pieces read from the answer (scope, privilege, id …). */
  readonly details: Readonly<Record<string, string>>;
}

/**
 * A description that names these words and no other defect beside them: `expired, revoked, malformed or otherwise invalid` proves
 * nothing.
 */
export function alone(words: RegExp): RegExp {
  const others = ['revoked', 'malformed'].filter((other) => !words.test(other));
  return new RegExp(
    `^(?!.*(?:${['\\b(?:or|jwks?|keys|signing key)\\b', '; The ', ...others].join('|')})).*(?:${words.source})`,
    'is',
  );
}

/** Causes that an answer alone seldom tells from their neighbours: a code for one is used for another, too. */
const NEIGHBOURED: ReadonlySet<RuleId> = new Set([
  'access-rule',
  'account-suspended',
  'invalid-token',
  'license-or-plan',
  'quota-or-billing',
  'resource-policy',
]);

/** How sure a documented code of a product makes of its cause. */
export const surest = (rule: RuleId): Certainty => (NEIGHBOURED.has(rule) ? 'likely' : 'proven');
