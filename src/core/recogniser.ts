import type { Certainty, Layer } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';

/** Matches a header's value, a body or a reason phrase; every pattern is bounded and linear. */
export type Pattern = string | RegExp;

export interface Match {
  /** Statuses it documents; absent: any status of 400 or more. */
  readonly status?: readonly number[];
  /** Header names (lower case) with the pattern of their value; all must match. `true`: the header's presence. */
  readonly header?: Readonly<Record<string, Pattern | true>>;
  /** All must be found in the body. */
  readonly body?: readonly Pattern[];
  readonly reasonPhrase?: Pattern;
  /** Only on the browser's preflight, or only on the actual; absent: both. */
  readonly on?: 'preflight' | 'actual';
  readonly method?: readonly string[];
}

export interface Marker {
  readonly match: Match;
  readonly rule: RuleId;
  readonly certainty: Certainty;
  /** Where it differs from the recogniser's. */
  readonly layer?: Layer;
  /** What the answer means, a plain sentence. */
  readonly means?: string;
  /** What to do about it, in the product's own terms. */
  readonly fix?: string;
  /** Named pieces of the body or of a header worth showing, by the names of a pattern's groups. */
  readonly reads?: Pattern;
}

/** Who answered: one product family a file in `recognisers/`, declarative. */
export interface Recogniser {
  readonly id: string;
  readonly product: string;
  readonly layer: Layer;
  readonly docs: readonly string[];
  /** Response headers (lower case) whose values it reads: they survive redaction. */
  readonly headers: readonly string[];
  readonly markers: readonly Marker[];
  /** Headers that tell that this product carried the answer, which accuses nobody. */
  readonly carries?: readonly Readonly<Record<string, Pattern | true>>[];
}

/** What a recogniser says of one exchange. */
export interface Recognition {
  readonly recogniser: string;
  readonly product: string;
  readonly layer: Layer;
  readonly rule: RuleId;
  readonly certainty: Certainty;
  readonly on: 'preflight' | 'actual';
  readonly evidence: readonly { readonly where: string; readonly saw: string }[];
  readonly means: string | null;
  readonly fix: string | null;
  /** Pieces read from the answer (scope, privilege, id …). */
  readonly details: Readonly<Record<string, string>>;
}
