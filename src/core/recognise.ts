import { type Answer, answerOf } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { type Matched, matchAnswer } from './match-answer.ts';
import type { Marker, Recogniser, Recognition } from './recogniser.ts';
import { recognisers } from './recognisers/index.ts';
import type { Certainty } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';

interface Candidate {
  readonly recogniser: Recogniser;
  readonly marker: Marker;
  /** Texts that the body must contain: the cheap test before any expression. */
  readonly needles: readonly string[];
  readonly header: string | undefined;
}

/** What the answer to one exchange says of who refused it and why, most certain first; empty where nothing does. */
export function recognise(exchange: Exchange, on: 'preflight' | 'actual'): readonly Recognition[] {
  const status = exchange.response?.status;
  if (status === undefined) return [];
  const candidates = byStatus.get(status) ?? (status >= 400 ? ofAnyError : []);
  if (candidates.length === 0) return [];
  const answer = answerOf(exchange, on);
  return answer === null ? [] : ranked(answer, candidates);
}

function ranked(answer: Answer, candidates: readonly Candidate[]): readonly Recognition[] {
  const found: { recognition: Recognition; matched: Matched }[] = [];
  let spoken: Recogniser | null = null;
  for (const candidate of candidates) {
    const { recogniser, marker, needles, header } = candidate;
    if (recogniser === spoken) continue;
    if (header !== undefined && !answer.headers.has(header)) continue;
    if (needles.some((needle) => !answer.text.includes(needle))) continue;
    const matched = matchAnswer(answer, marker.match, marker.reads);
    if (matched === null) continue;
    spoken = recogniser;
    found.push({ recognition: recognition(answer, recogniser, marker, matched), matched });
  }
  return found.sort(bySurest).map((one) => one.recognition);
}

const RANK: Readonly<Record<Certainty, number>> = { proven: 0, likely: 1, possible: 2 };

/** The surest first; a product before a standard that it speaks; then the one that more things agree on. */
function bySurest(
  a: { recognition: Recognition; matched: Matched },
  b: { recognition: Recognition; matched: Matched },
): number {
  return (
    RANK[a.recognition.certainty] - RANK[b.recognition.certainty] ||
    Number(a.recognition.product === null) - Number(b.recognition.product === null) ||
    b.matched.strength - a.matched.strength
  );
}

/** A preflight never carries credentials: to complain of them is to have asked for them. */
const WANTS_CREDENTIALS: ReadonlySet<RuleId> = new Set([
  'missing-credentials',
  'malformed-credentials',
  'wrong-auth-scheme',
  'invalid-token',
  'token-expired',
  'api-key-missing',
  'csrf-token',
]);

function recognition(answer: Answer, recogniser: Recogniser, marker: Marker, matched: Matched): Recognition {
  const { details } = matched;
  return {
    recogniser: recogniser.id,
    product: marker.product ?? recogniser.product,
    layer: marker.layer ?? recogniser.layer,
    rule: answer.on === 'preflight' && WANTS_CREDENTIALS.has(marker.rule) ? 'preflight-needs-auth' : marker.rule,
    certainty: marker.certainty,
    on: answer.on,
    evidence: matched.evidence,
    means: marker.means === undefined ? null : filled(marker.means, details),
    fix: marker.fix === undefined ? null : filled(marker.fix, details),
    details,
    docs: recogniser.docs,
  };
}

const filled = (words: string, details: Readonly<Record<string, string>>): string =>
  words.replace(/\{(\w+)\}/g, (hole, name: string) => details[name] ?? hole);

/** Characters that no JSON serialiser escapes. */
const isNeverEscaped = (text: string): boolean => /^[\w .,:;()-]*$/.test(text);

/** Texts that must stand in the body for this marker to match. */
function needlesOf({ match }: Marker): readonly string[] {
  const ofBody = (match.body ?? []).filter((pattern) => typeof pattern === 'string');
  const ofJson = Object.values(match.json ?? {}).filter((pattern) => typeof pattern === 'string');
  return [...ofBody, ...ofJson.filter(isNeverEscaped)];
}

const all: readonly Candidate[] = recognisers.flatMap((recogniser) =>
  recogniser.markers.map((marker) => ({
    recogniser,
    marker,
    needles: needlesOf(marker),
    header: Object.keys(marker.match.header ?? {})[0],
  })),
);

/** Markers that name no status look at every answer of 400 or more. */
const ofAnyError: readonly Candidate[] = all.filter(({ marker }) => marker.match.status === undefined);

/** For each status that some marker names: the markers to try, in the catalogue's order. */
const byStatus: ReadonlyMap<number, readonly Candidate[]> = new Map(
  [...new Set(all.flatMap(({ marker }) => marker.match.status ?? []))].map((status) => [
    status,
    all.filter(({ marker }) => marker.match.status?.includes(status) ?? status >= 400),
  ]),
);
