import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canary, ENCODINGS, type Encoding, leakOf } from '../../testing/canary.ts';
import { har, PLACES } from '../../testing/har-canary.ts';
import { analyzeHar } from '../pipeline.ts';
import type { Report } from '../report-schema.ts';
import { forExport } from './gate.ts';

const encodings = Object.keys(ENCODINGS) as Encoding[];

describe('no twelve characters of anything outside the pass list survive export', () => {
  for (const [place, put] of Object.entries(PLACES)) {
    test(place, () => {
      fc.assert(
        fc.property(canary, fc.constantFrom(...encodings), (secret, encoding) => {
          const report = forExport(analyzeHar(har(put(ENCODINGS[encoding](secret)))));
          expect(leakOf(secret, report), `as ${encoding}`).toBeNull();
        }),
        { numRuns: 15 },
      );
    }, 60_000);
  }
});

/** Places whose values go whatever they look like; the others go where they look like a secret. */
const DENIED = [
  'request header of no known name',
  'REQUEST HEADER with words',
  'response header of no known name',
  'ETag',
  'Authorization',
  'Cookie',
  'cookies as a list',
  'query value',
  'query with words',
  'userinfo',
  'path parameter',
  'Referer',
  'page URL',
  'JSON of a request, words',
  'GraphQL of a request',
  'form fields of a request',
  'multipart of a request',
  'text of a request',
  'unknown bytes of a request',
  'HTML of an answer',
  'nginx page with more',
  'base64 of an answer',
  'claim of a person',
  'claim of no known name',
];
const WORDS = ['Tuesday', 'meeting', 'room', 'blue', 'Horse', 'battery', 'staple', 'orange', 'river', 'Monday'];
const phrase = fc
  .tuple(fc.shuffledSubarray(WORDS, { minLength: 4, maxLength: 6 }), fc.constantFrom('-', '_', '', '.'), fc.nat(99))
  .map(([words, between, number]) => words.join(between) + number);

test('what is denied goes, whatever it looks like', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DENIED), phrase, (place, secret) => {
      const report = forExport(analyzeHar(har(PLACES[place]?.(secret) ?? {})));
      expect(leakOf(secret, report), place).toBeNull();
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('exporting twice is exporting once', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(PLACES)),
      canary,
      fc.constantFrom(...encodings),
      (put, secret, encoding) => {
        const once = forExport(analyzeHar(har(put(ENCODINGS[encoding](secret)))));
        expect(forExport(once)).toEqual(once);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

/** A report in which some text of ours quotes the value of a header, whole or in part. */
function quoting(secret: string, from: number, to: number): Report {
  const report = analyzeHar(har({ answered: { 'x-backend': 'there' } }));
  const quote = secret.slice(from, to);
  return {
    ...report,
    source: { ...report.source, skipped: [{ entry: 1, reason: quote }] },
    groups: report.groups.map((group) => ({ ...group, parameters: [quote] })),
    denials: report.denials.map((denial) => ({
      ...denial,
      // A value that the first gate did not take for a secret, and that only the second masks.
      exchanges: denial.exchanges.map((exchange) => ({
        ...exchange,
        request: { ...exchange.request, headers: [{ name: 'x-tenant', value: `a b ${secret}` }] },
      })),
      preflightNote: quote,
      siblings: [{ method: 'GET', path: `/a/${secret}`, status: 200, shows: quote }],
      comparison: [
        { check: 'headers', on: 'actual', asked: quote, answered: quote, needed: quote, outcome: 'fail', fault: 1 },
      ],
      scopeDelta: { has: [quote], wants: [quote], missing: [quote], from: quote },
      refusal: {
        layer: 'unknown',
        product: quote,
        cause: 'unknown',
        certainty: 'possible',
        evidence: [{ where: `actual response header ${quote}`, saw: quote }],
        ladder: [{ layer: 'edge', product: null, role: 'unknown', evidence: [{ where: 'x', saw: `saw ${quote}…` }] }],
      },
      diagnoses: denial.diagnoses.map((diagnosis) => ({
        ...diagnosis,
        sentence: `The header said ${quote}.`,
        because: quote,
        parameters: [quote],
        facts: [{ where: 'actual response header x-backend', saw: `"${quote}"`, expected: quote }],
      })),
      checklist: denial.checklist.map((step) => ({
        ...step,
        step: quote,
        why: quote,
        copy: `curl -H 'x-backend: ${quote}'`,
      })),
      credentials: [
        {
          kind: 'jwt',
          where: quote,
          scheme: quote,
          label: quote,
          header: { kid: 'k', x: quote },
          claims: { email: quote },
          length: 3,
          fingerprint: null,
          faults: [quote],
          verdicts: [{ rule: 'unknown', certainty: 'possible', detail: quote }],
        },
      ],
    })),
  };
}

test('a value masked in one place is masked in every sentence that quotes it, in part too', () => {
  fc.assert(
    fc.property(canary, fc.nat(15), fc.nat(15), (secret, skip, drop) => {
      expect(leakOf(secret, forExport(quoting(secret, skip, secret.length - drop)))).toBeNull();
    }),
    { numRuns: 60 },
  );
}, 60_000);
