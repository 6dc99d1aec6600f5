import { type Answer, answerOf } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { matchesHeaders } from './match-answer.ts';
import type { Carrier, Recognition } from './recogniser.ts';
import { recognisers } from './recognisers/index.ts';
import { LayerSchema } from './report-diagnosis-schema.ts';
import type { Layer, Refusal } from './report-schema.ts';

type Rung = Refusal['ladder'][number];

/** A product whose header the answer bears. */
export interface Bearer {
  readonly layer: Layer;
  readonly product: string | null;
  readonly tells: Carrier['tells'];
  /** A framework, with which the application is made; a finished product is the application itself. */
  readonly isFramework: boolean;
  readonly evidence: Rung['evidence'];
}

const DEPTH: ReadonlyMap<Layer, number> = new Map(LayerSchema.options.map((layer, depth) => [layer, depth]));
const depth = (layer: Layer): number => DEPTH.get(layer) ?? 0;

const SAYS: Readonly<Record<Carrier['tells'], number>> = { carried: 0, passed: 1, answered: 2 };

const evidenceOf = (answer: Answer, { header }: Carrier): Rung['evidence'] =>
  Object.keys(header).map((name) => ({
    where: `${answer.on} response header ${name}`,
    saw: answer.headers.get(name) ?? '',
  }));

/** Every product that left a header in the answer, outermost first; the header that says most speaks for it. */
export function bearersOf(exchange: Exchange, on: 'preflight' | 'actual'): readonly Bearer[] {
  const answer = answerOf(exchange, on);
  if (answer === null) return [];
  const found = new Map<string, Bearer>();
  for (const recogniser of recognisers) {
    for (const carrier of recogniser.carries ?? []) {
      if (!matchesHeaders(answer, carrier.header)) continue;
      const layer = carrier.layer ?? recogniser.layer;
      const product = carrier.product ?? recogniser.product;
      const key = `${layer} ${product ?? ''}`;
      const before = found.get(key);
      if (before && SAYS[before.tells] >= SAYS[carrier.tells]) continue;
      const isFramework = recogniser.layer === 'framework';
      found.set(key, { layer, product, tells: carrier.tells, isFramework, evidence: evidenceOf(answer, carrier) });
    }
  }
  return [...found.values()].sort((a, b) => depth(a.layer) - depth(b.layer));
}

/**
 * The rungs from the outermost layer inwards: whom the request provably passed, who answered, who never saw it. A
 * bearer's header alone accuses nobody: where it is not known who answered, its role is unknown.
 */
export function ladderOf(
  bearers: readonly Bearer[],
  answered: Pick<Recognition, 'layer' | 'product' | 'evidence'> | null,
): Refusal['ladder'] {
  if (answered === null) return bearers.map((bearer) => rung(bearer, ROLE[bearer.tells]));
  const outside = bearers.filter(({ layer }) => depth(layer) < depth(answered.layer));
  const beside = bearers.filter(({ layer, product }) => layer === answered.layer && product !== answered.product);
  const evidence = [...answered.evidence];
  const rungs = [
    ...outside.map((bearer) => rung(bearer, 'passed')),
    ...beside.map((bearer) => rung(bearer, bearer.tells === 'passed' ? 'passed' : 'unknown')),
    { layer: answered.layer, product: answered.product, role: 'answered' as const, evidence },
  ];
  const stops = depth(answered.layer) < depth('framework');
  return stops ? [...rungs, { layer: 'application', product: null, role: 'not-reached', evidence }] : rungs;
}

const ROLE = { carried: 'unknown', passed: 'passed', answered: 'answered' } as const;

const rung = ({ layer, product, evidence }: Bearer, role: Rung['role']): Rung => ({ layer, product, role, evidence });
