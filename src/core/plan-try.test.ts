import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { API, APP, captured, chromium, firefox } from '../testing/entries.ts';
import { captureOf, faulty } from '../testing/faulty.ts';
import type { Exchange, HeaderList } from './exchange.ts';
import { corsCheck } from './fetch/cors-check.ts';
import { corsPreflightFetch } from './fetch/cors-preflight-fetch.ts';
import { requestedHeaderNames } from './fetch/simulate.ts';
import { denialsOf, reportOf } from './pipeline.ts';
import { hostsOf, planTry, type TryPlan } from './plan-try.ts';
import type { Redacted } from './redact.ts';
import type { ReportDenial } from './report-schema.ts';
import { type HeaderChange, tryRules } from './try-rules.ts';

const NOWHERE = { browser: null, os: null, extension: null, zone: null };
const reported = (exchanges: readonly Redacted<Exchange>[]): readonly ReportDenial[] =>
  reportOf(
    denialsOf(exchanges),
    { kind: 'session', creator: null, browser: 'chromium', entries: 0, skipped: [], sanitised: false },
    NOWHERE,
  ).denials;
const plans = (engine: typeof chromium | typeof firefox, entries: readonly object[]) =>
  reported(captured(engine, entries)).map((denial) => planTry(denial, engine === chromium ? 'chromium' : 'firefox'));
const planOf = (entries: readonly object[]): TryPlan => {
  const [plan] = plans(chromium, entries);
  if (plan?.isPossible !== true) throw new Error(`no plan: ${plan?.why}`);
  return plan;
};
const why = (engine: typeof chromium | typeof firefox, ...entries: readonly object[]): string | null => {
  const [plan] = plans(engine, entries);
  return plan?.isPossible === false ? plan.why : null;
};

const PUT = [chromium.preflight({ names: ['x-a'], status: 204 }), chromium.neverSent({ headers: { 'x-a': '1' } })];

describe('the rules of a fix', () => {
  const rules = tryRules(planOf(PUT), 7) ?? [];

  test('are for one tab, one page and one target, of scripts alone', () => {
    expect(rules).toHaveLength(2);
    for (const { condition } of rules) {
      expect(condition).toMatchObject({
        urlFilter: '|https://api.example/',
        initiatorDomains: ['app.example'],
        tabIds: [7],
        resourceTypes: ['xmlhttprequest'],
      });
    }
    // A preflight and what is no preflight are never given the other's headers.
    expect(rules.map(({ condition }) => [condition.requestMethods, condition.excludedRequestMethods])).toEqual([
      [['options'], undefined],
      [undefined, ['options']],
    ]);
  });

  test('name the one origin, and no wildcard', () => {
    const values = rules
      .flatMap(({ action }) => action.responseHeaders)
      .map((change) => 'value' in change && change.value);
    expect(values).toContain(APP);
    expect(values).not.toContain('*');
  });

  test('let no preflight be remembered, so that nothing passes when the fix is off', () => {
    expect(rules[0]?.action.responseHeaders).toContainEqual({
      header: 'Access-Control-Max-Age',
      operation: 'set',
      value: '0',
    });
  });

  test('take away what the server says and the policy does not', () => {
    const [plan] = plans(chromium, [chromium.sent({ error: 'net::ERR_FAILED', type: 'font' })]);
    if (plan?.isPossible !== true) throw new Error('no plan');
    const [preflight] = tryRules(plan, 1) ?? [];
    expect(preflight?.action.responseHeaders).toContainEqual({
      header: 'Access-Control-Allow-Methods',
      operation: 'remove',
    });
    expect(preflight?.condition.resourceTypes).toEqual(['xmlhttprequest', 'font']);
  });

  test('are of no other kind for an EventSource, which both browsers count among what scripts request', () => {
    expect(planOf([chromium.sent({ error: 'net::ERR_FAILED', type: 'eventsource' })]).types).toEqual([
      'xmlhttprequest',
    ]);
  });

  test('want access to the target and to the page, by host, once', () => {
    expect(hostsOf({ target: 'https://api.example:8443', origin: 'http://app.example' })).toEqual([
      'https://api.example/*',
      'http://app.example/*',
    ]);
    expect(hostsOf({ target: 'http://localhost:1', origin: 'http://localhost:2' })).toEqual(['http://localhost/*']);
  });
});

/** What the browser judges: an answer's headers after the rules. */
function changed(headers: HeaderList, changes: readonly HeaderChange[]): HeaderList {
  const named = new Set(changes.map(({ header }) => header.toLowerCase()));
  return [
    ...headers.filter(({ name }) => !named.has(name.toLowerCase())),
    ...changes.flatMap((change) => (change.operation === 'set' ? [{ name: change.header, value: change.value }] : [])),
  ];
}

test('whatever the fault, what can be tried makes both checks pass', { timeout: 60_000 }, () => {
  let tried = 0;
  fc.assert(
    fc.property(fc.array(faulty, { minLength: 1, maxLength: 3 }), (requests) => {
      const exchanges = captureOf(requests);
      for (const denial of denialsOf(exchanges)) {
        const shown = reported(exchanges).find(({ id }) => id === denial.id);
        const plan = shown === undefined ? null : planTry(shown, denial.browser);
        if (plan?.isPossible !== true || shown?.policy == null) continue;
        tried += 1;
        const [onPreflight, onAnswer] = tryRules(plan, 1) ?? [];
        const credentials = shown.policy.allowCredentials ? 'include' : 'omit';
        const { preflight } = denial.hops[0];
        if (preflight?.response != null) {
          const headers = changed(preflight.response.headers, onPreflight?.action.responseHeaders ?? []);
          const { failures } = corsPreflightFetch({
            origin: plan.origin,
            credentials,
            method: denial.request.method,
            unsafeNames: requestedHeaderNames(preflight),
            response: { ...preflight.response, headers },
            wildcardCoversAuthorization: false,
          });
          expect(failures).toEqual([]);
        }
        const sent = denial.hops[0].actual?.response?.headers ?? [];
        const headers = changed(sent, onAnswer?.action.responseHeaders ?? []);
        expect(corsCheck({ origin: plan.origin, credentials, headers, on: 'actual' }).failures).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
  expect(tried).toBeGreaterThan(20);
});

describe('what a browser lets no extension change is said before', () => {
  test('the status of a preflight', () => {
    for (const status of [401, 403, 404, 500]) {
      expect(why(chromium, chromium.preflight({ status }), chromium.neverSent({}))).toContain(`${status}`);
      expect(why(firefox, firefox.preflight({ status }), firefox.neverSent({ origin: APP }))).toContain(`${status}`);
    }
  });

  test('a preflight that is redirected, even where its status is not told', () => {
    const redirect = { status: 302, answer: { Location: '/login' }, error: 'net::ERR_INVALID_REDIRECT' };
    expect(why(chromium, chromium.preflight(redirect), chromium.neverSent({}))).toMatch(/redirected/);
    expect(why(chromium, chromium.preflight({ ...redirect, status: 0, answer: {} }), chromium.neverSent({}))).toMatch(
      /redirected/,
    );
  });

  test('a redirect to another origin, from where on the origin is null', () => {
    const elsewhere = 'https://cdn.example/orders/1';
    const answer = { 'Access-Control-Allow-Origin': APP, Location: elsewhere };
    const said = why(
      chromium,
      chromium.sent({ status: 302, answer, start: 1 }),
      chromium.sent({ url: elsewhere, origin: 'null', error: 'net::ERR_FAILED', start: 6 }),
    );
    expect(said).toMatch(/another origin/);
  });

  test('a page without an origin', () => {
    expect(why(firefox, firefox.sent({ origin: 'null' }))).toMatch(/no origin/);
  });

  test("what the page's service worker sends", () => {
    const initiator = { type: 'script', stack: { callFrames: [], parentId: { id: '5', debuggerId: '6' } } };
    const fetched = { ...chromium.sent({ start: 1, time: 9, error: 'net::ERR_FAILED' }), _initiator: initiator };
    const own = chromium.neverSent({ method: 'GET', time: 12 });
    expect(why(chromium, fetched, own)).toMatch(/service worker/);
  });
});

test('there is nothing to try where the server refuses and CORS is in order', () => {
  const answer = { 'Access-Control-Allow-Origin': APP };
  expect(plans(chromium, [chromium.sent({ status: 403, answer })])).toEqual([null]);
  expect(plans(chromium, [chromium.sent({ status: 403, site: 'same-origin', url: `${APP}/me` })])).toEqual([null]);
});

test('that a request reaches the server for the first time, and that a refusal stays, is said', () => {
  expect(planOf(PUT).limits.join()).toMatch(/So far no PUT has reached the server/);
  const { limits } = planOf([chromium.sent({ status: 403, error: 'net::ERR_FAILED' })]);
  expect(limits.join()).toMatch(/403 stays/);
  expect(planOf([chromium.sent({ url: API, error: 'net::ERR_FAILED' })]).limits).toEqual([]);
});
