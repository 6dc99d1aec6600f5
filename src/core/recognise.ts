import { type Answer, answerOf } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { mayMatch, type Needs, needsOf } from './first-look.ts';
import { groupBy } from './group-by.ts';
import { markedCause } from './marked-cause.ts';
import { type Found, type Matched, matchAnswer, matchBody } from './match-answer.ts';
import { once } from './once.ts';
import type { Marker, Recogniser, Recognition } from './recogniser.ts';
import { recognisers } from './recognisers/index.ts';
import type { Certainty } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';

interface Candidate {
  readonly recogniser: Recogniser;
  readonly marker: Marker;
  /** Its place in the catalogue. */
  readonly at: number;
  readonly needs: () => Needs;
  readonly header: string | undefined;
  readonly wantsBody: boolean;
  readonly wantsJson: boolean;
}

/** The markers to try on answers of one status, by what rules most of them out at once. */
interface Shelf {
  /** By a header (lower case) that must be there. */
  readonly byHeader: ReadonlyMap<string, readonly Candidate[]>;
  readonly byBody: readonly Candidate[];
  readonly others: readonly Candidate[];
}

/** What the answer to one exchange says of who refused it and why, most certain first; empty where nothing does. */
export function recognise(exchange: Exchange, on: 'preflight' | 'actual'): readonly Recognition[] {
  const status = exchange.response?.status;
  if (status === undefined) return [];
  const shelf = byStatus.get(status) ?? (status >= 400 ? ofAnyError : null);
  if (shelf === null) return [];
  const answer = answerOf(exchange, on);
  return answer === null ? [] : ranked(answer, shelf, exchange);
}

function ranked(answer: Answer, shelf: Shelf, exchange: Exchange): readonly Recognition[] {
  const found: { recognition: Recognition; matched: Matched }[] = [];
  const body = readingOf(answer.text);
  let spoken: Recogniser | null = null;
  for (const candidate of candidatesFor(answer, shelf, body)) {
    const { recogniser, marker, wantsBody } = candidate;
    if (recogniser === spoken) continue;
    const inBody = wantsBody ? known(body.found, candidate, () => inBodyOf(answer, candidate)) : [];
    const matched = inBody && matchAnswer(answer, marker.match, inBody, marker.reads);
    if (matched === null) continue;
    spoken = recogniser;
    found.push({ recognition: recognition(answer, candidate, matched, exchange), matched });
  }
  return found.sort(bySurest).map((one) => one.recognition);
}

/** In the catalogue's order. */
function candidatesFor(answer: Answer, { byHeader, byBody, others }: Shelf, body: Reading): readonly Candidate[] {
  const inBody = known(body.possible, byBody, () => byBody.filter((candidate) => mayBeInBody(answer, candidate)));
  const headed = [...answer.headers.keys()].flatMap((name) => byHeader.get(name) ?? []);
  return [...others, ...inBody, ...headed].sort((a, b) => a.at - b.at);
}

/** What was found in one body. Refusals repeat: ten thousand equal ones are read once. */
interface Reading {
  readonly possible: Map<readonly Candidate[], readonly Candidate[]>;
  readonly found: Map<Candidate, readonly Found[] | null>;
}
/** The bodies of late, and those before them: what is seen again and again stays, whatever else comes between. */
let memory = new Map<string, Reading>();
let before = new Map<string, Reading>();
const REMEMBERED = 64;
const REMEMBERED_LENGTH = 4_096;

function readingOf(text: string): Reading {
  const known = memory.get(text);
  if (known !== undefined) return known;
  const reading: Reading = before.get(text) ?? { possible: new Map(), found: new Map() };
  if (text.length > REMEMBERED_LENGTH) return reading;
  if (memory.size >= REMEMBERED) {
    before = memory;
    memory = new Map();
  }
  memory.set(text, reading);
  return reading;
}

function known<K, V>(all: Map<K, V>, key: K, make: () => V): V {
  const before = all.get(key);
  if (before !== undefined) return before;
  const made = make();
  all.set(key, made);
  return made;
}

const mayBeInBody = (answer: Answer, { needs, wantsJson }: Candidate): boolean =>
  answer.text !== '' && !(wantsJson && answer.json() === undefined) && mayMatch(answer.subject, needs(), answer.said);

const inBodyOf = (answer: Answer, candidate: Candidate): readonly Found[] | null =>
  mayBeInBody(answer, candidate) ? matchBody(answer, candidate.marker.match) : null;

const RANK: Readonly<Record<Certainty, number>> = { proven: 0, likely: 1, possible: 2 };

/** Causes that a code or a sentence names in general, where another may name the very one. */
const GENERAL: ReadonlySet<RuleId> = new Set(['invalid-token', 'missing-credentials', 'insufficient-permission']);

/** The surest first; a product before a standard that it speaks; of words of no known make the more exact; then the one that more things agree on. */
function bySurest(
  a: { recognition: Recognition; matched: Matched },
  b: { recognition: Recognition; matched: Matched },
): number {
  return (
    RANK[a.recognition.certainty] - RANK[b.recognition.certainty] ||
    Number(a.recognition.product === null) - Number(b.recognition.product === null) ||
    isGeneral(a.recognition) - isGeneral(b.recognition) ||
    isLoose(a.recognition) - isLoose(b.recognition) ||
    b.matched.strength - a.matched.strength
  );
}

/** A library's very sentence comes before what any application may mean by it. */
const isLoose = ({ recogniser }: Recognition): number => Number(recogniser !== 'json-web-token');

const isGeneral = ({ product, rule }: Recognition): number => Number(product === null && GENERAL.has(rule));

function recognition(
  answer: Answer,
  { recogniser, marker }: Candidate,
  matched: Matched,
  exchange: Exchange,
): Recognition {
  const { details } = matched;
  return {
    recogniser: recogniser.id,
    product: marker.product ?? recogniser.product,
    ...markedCause(marker, recogniser, { exchange, matched, on: answer.on }),
    on: answer.on,
    evidence: matched.evidence,
    means: marker.means === undefined ? null : filled(marker.means, details),
    fix: marker.fix === undefined ? null : filled(marker.fix, details),
    ...(marker.fixBy === undefined ? {} : { fixBy: marker.fixBy }),
    details,
  };
}

const filled = (words: string, details: Readonly<Record<string, string>>): string =>
  words.replace(/\{(\w+)\}/g, (hole, name: string) => details[name] ?? hole);

const all: readonly Candidate[] = recognisers
  .flatMap((recogniser) => recogniser.markers.map((marker) => ({ recogniser, marker })))
  .map(({ recogniser, marker }, at) => ({
    recogniser,
    marker,
    at,
    needs: once(() => needsOf(marker.match)),
    wantsBody: [marker.match.body, marker.match.json, marker.match.says].some((one) => one !== undefined),
    wantsJson: marker.match.json !== undefined,
    header: Object.keys(marker.match.header ?? {})[0],
  }));

function shelfOf(candidates: readonly Candidate[]): Shelf {
  const headless = candidates.filter(({ header }) => header === undefined);
  return {
    byHeader: groupBy(
      candidates.filter(({ header }) => header !== undefined),
      ({ header = '' }) => header,
    ),
    byBody: headless.filter(({ wantsBody }) => wantsBody),
    others: headless.filter(({ wantsBody }) => !wantsBody),
  };
}

/** Markers that name no status look at every answer of 400 or more. */
const ofAnyError = shelfOf(all.filter(({ marker }) => marker.match.status === undefined));

/** For each status that some marker names. */
const byStatus: ReadonlyMap<number, Shelf> = new Map(
  [...new Set(all.flatMap(({ marker }) => marker.match.status ?? []))].map((status) => [
    status,
    shelfOf(all.filter(({ marker }) => marker.match.status?.includes(status) ?? status >= 400)),
  ]),
);
