import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APP, captured, chromium, firefox } from '../testing/entries.ts';
import { captureOf, type Faulty, faulty, needsPreflight, truthOf } from '../testing/faulty.ts';
import type { HeaderList } from './exchange.ts';
import { corsCheck } from './fetch/cors-check.ts';
import { corsPreflightFetch } from './fetch/cors-preflight-fetch.ts';
import { denialsOf, reportOf } from './pipeline.ts';
import type { ReportDenial, Source } from './report-schema.ts';

const SOURCE: Source = { kind: 'har', creator: null, browser: 'other', entries: 0, skipped: [], sanitised: false };
const NOWHERE = { browser: null, os: null, extension: null, zone: null };

const reported = (exchanges: ReturnType<typeof captured>) => reportOf(denialsOf(exchanges), SOURCE, NOWHERE).denials;
const only = (browser: typeof chromium | typeof firefox, ...entries: readonly object[]): ReportDenial => {
  const [denial] = reported(captured(browser, entries));
  if (denial === undefined) throw new Error('nothing was denied');
  return denial;
};

/** The headers of a block to paste. */
const headersOf = (block: string): HeaderList =>
  block.split('\n').map((line) => {
    const [name = '', ...value] = line.split(': ');
    return { name, value: value.join(': ') };
  });

/** What the policy's step has to paste: for the preflight, where it is in fault, and for the request's own answer. */
function blocksOf({ checklist }: ReportDenial): {
  readonly preflight: HeaderList | null;
  readonly actual: HeaderList | null;
} {
  const [policy, ...more] = checklist.filter(({ copy }) => copy?.includes('Access-Control-Allow-Origin') === true);
  expect(more).toEqual([]);
  if (policy === undefined) return { preflight: null, actual: null };
  const headers = headersOf(policy.copy ?? '');
  const count = / the first (two|three) once on every other answer/.exec(policy.step)?.[1];
  if (count === undefined) return { preflight: null, actual: headers };
  return { preflight: headers, actual: headers.slice(0, count === 'two' ? 2 : 3) };
}

describe('one round is enough', () => {
  test('who answers as the checklist says has no fault left, with credentials or without', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(faulty, { minLength: 1, maxLength: 4 }), (requests) => {
        for (const denial of reported(captureOf(requests))) {
          if (denial.policy === null) continue;
          const request = requestOf(requests, denial);
          const { preflight, actual } = blocksOf(denial);
          for (const credentials of ['include', 'omit'] as const) {
            const need = {
              origin: request.origin,
              credentials: denial.policy.allowCredentials ? credentials : 'omit',
            } as const;
            if (preflight !== null)
              expect(
                corsPreflightFetch({
                  ...need,
                  method: request.method,
                  unsafeNames: request.names,
                  response: { status: 204, headers: preflight },
                  wildcardCoversAuthorization: false,
                }).failures,
              ).toEqual([]);
            // Where nothing is asked of the preflight, there was none or it had passed.
            if (preflight === null) expect(truthOf(request).stop?.on).not.toBe('preflight');
            else expect(needsPreflight(request)).toBe(true);
            expect(actual && corsCheck({ ...need, headers: actual, on: 'actual' }).failures).toEqual([]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  function requestOf(requests: readonly Faulty[], { startedDateTime }: ReportDenial): Faulty {
    const index = Math.floor((Date.parse(startedDateTime ?? '') - Date.parse('2026-11-21T21:12:00.000Z')) / 1000);
    const request = requests[index];
    if (request === undefined) throw new Error('a denial of no request');
    return request;
  }
});

describe('the steps', () => {
  test('root cause first, one policy for all the headers, each step once', () => {
    const denial = only(
      chromium,
      chromium.preflight({ names: ['authorization', 'x-a'], status: 401, start: 1 }),
      chromium.neverSent({ headers: { authorization: 'Bearer t', 'x-a': '1' } }),
    );
    expect(denial.checklist.map(({ step }) => step)).toEqual([
      'Answer the preflight with 204 and these headers, before authentication, routing and redirects, and send the first three once on every other answer, errors included.',
    ]);
    expect(denial.checklist[0]?.why).toMatch(/^Answer the preflight before the sign-in check\. /);
    // What is merely possible has no step beside what is known.
    const known = denial.diagnoses.filter(({ certainty }) => certainty !== 'possible');
    expect(known.length).toBe(1 + (denial.checklist[0]?.covers?.length ?? 0));
    const [block] = denial.checklist.flatMap(({ copy }) => copy ?? []);
    expect(block).toBe(
      [
        `Access-Control-Allow-Origin: ${APP}`,
        'Access-Control-Allow-Credentials: true',
        'Vary: Origin',
        'Access-Control-Allow-Methods: PUT',
        'Access-Control-Allow-Headers: authorization, x-a',
        'Access-Control-Max-Age: 600',
      ].join('\n'),
    );
  });

  test('a preflight that passed is asked for nothing', () => {
    const good = {
      'Access-Control-Allow-Origin': APP,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': 'PUT',
      'Access-Control-Allow-Headers': 'authorization',
    };
    const denial = only(
      chromium,
      chromium.preflight({ names: ['authorization'], status: 204, answer: good, start: 1 }),
      chromium.sent({ headers: { authorization: 'Bearer t' }, status: 500, error: 'net::ERR_FAILED' }),
    );
    expect(denial.checklist[0]?.step).toBe(
      'Send these headers on every answer to the request itself, once each, errors included.',
    );
  });

  test('an assumption about credentials is said', () => {
    const denial = only(firefox, firefox.preflight({ status: 403, start: 4 }), firefox.neverSent({ origin: APP }));
    expect(denial.checklist.map(({ why }) => why).join(' ')).toMatch(
      /Whether the request carries cookies is not in the capture/,
    );
  });

  test('a possibility asks for nothing while something surer is to be put right', () => {
    const denial = only(firefox, firefox.preflight({ status: 403, start: 4 }));
    expect(denial.diagnoses.map(({ rule, certainty }) => [rule, certainty])).toContainEqual([
      'preflight-needs-auth',
      'possible',
    ]);
    expect(denial.checklist.map(({ step, why }) => step + why).join()).not.toMatch(/before the sign-in check/);
  });

  test('each belongs to a fault that is there, in order', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(faulty, { minLength: 1, maxLength: 3 }), (requests) => {
        for (const { checklist, diagnoses } of reported(captureOf(requests))) {
          expect(checklist.length).toBeGreaterThan(0);
          const faults = checklist.map(({ fault }) => fault ?? 0);
          expect(faults).toEqual([...faults].sort((a, b) => a - b));
          expect(Math.max(...faults)).toBeLessThanOrEqual(diagnoses.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('no server is told to allow null', () => {
  test.each([
    ['no header', {}],
    ['another origin', { 'Access-Control-Allow-Origin': APP }],
    ['no origin', { 'Access-Control-Allow-Origin': 'app' }],
    ['a list', { 'Access-Control-Allow-Origin': `${APP}, null` }],
  ])('a page without an origin of its own, answered with %s', (_, answer) => {
    const denial = only(firefox, firefox.sent({ origin: 'null', answer }), firefox.sent({ start: 50 }));
    expect(denial.request.origin).toBe('null');
    const text = denial.checklist.map(({ step, copy }) => `${step} ${copy ?? ''}`).join('\n');
    expect(text).toMatch(/Give the page an origin of its own/);
    expect(text).not.toMatch(/Access-Control-Allow-Origin: (?:null|https)|Allow the origin null|by null|with null/);
    expect(denial.policy?.allowOrigins).not.toContain('null');
  });

  test('after a redirect the request goes to the last address directly', () => {
    const url = 'https://cdn.example/orders/1';
    const denial = only(
      chromium,
      chromium.sent({ status: 302, time: 9, answer: { 'Access-Control-Allow-Origin': APP, Location: url } }),
      chromium.sent({
        url,
        origin: 'null',
        start: 9,
        error: 'net::ERR_FAILED',
        answer: { 'Access-Control-Allow-Origin': APP },
      }),
    );
    const steps = denial.checklist.map(({ step }) => step);
    expect(steps.filter((step) => step === `Request ${url} directly.`)).toHaveLength(1);
    expect(steps.join('\n')).not.toMatch(/null/);
  });
});
