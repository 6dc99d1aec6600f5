import fc from 'fast-check';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { API, APP, captured, chromium } from '../testing/entries.ts';
import { fetchCallDiff } from './fetch-call.ts';
import { denialsOf, reportOf } from './pipeline.ts';
import type { Source } from './report-schema.ts';

const denialOf = (...entries: readonly object[]) => {
  const [denial] = denialsOf(captured(chromium, entries));
  if (denial === undefined) throw new Error('nothing was denied');
  return denial;
};
const SOURCE: Source = { kind: 'har', creator: null, browser: 'other', entries: 0, skipped: [], sanitised: false };
const reported = (...entries: readonly object[]) =>
  reportOf(denialsOf(captured(chromium, entries)), SOURCE, { browser: null, os: null, extension: null, zone: null })
    .denials[0];

const put = { method: 'PUT', status: 401, answer: { 'Access-Control-Allow-Origin': APP } };

/** The call as it is after the change. */
const changed = (diff: string): string =>
  diff
    .split('\n')
    .filter((line) => !line.startsWith('-'))
    .map((line) => line.slice(2))
    .join('\n');

test('what changes stands beside the call as it was', () => {
  const diff = fetchCallDiff(denialOf(chromium.sent(put)), {
    credentials: 'include',
    set: [{ name: 'Authorization', before: '`Bearer ${stored}`', value: '`Bearer ${token}`' }],
  });
  expect(diff).toBe(`  fetch("${API}", {
    method: "PUT",
+   credentials: "include",
    headers: {
-     "Authorization": \`Bearer \${stored}\`,
+     "Authorization": \`Bearer \${token}\`,
    },
  });`);
});

test('another address takes the place of the one that was called', () => {
  const diff = fetchCallDiff(denialOf(chromium.sent(put)), { url: 'https://api.example/v2' });
  expect(diff?.split('\n').slice(0, 2)).toEqual([`- fetch("${API}", {`, '+ fetch("https://api.example/v2", {']);
});

test('a navigation is no call', () => {
  const navigation = chromium.sent({ mode: 'navigate', status: 403, answer: {} });
  expect(fetchCallDiff(denialOf(navigation), { credentials: 'include' })).toBeUndefined();
});

test('whatever was captured, the changed call is JavaScript', () => {
  const denial = denialOf(chromium.sent(put));
  const hostile = fc.string({ unit: fc.constantFrom(...'"\'`\\${}\n\r\u2028\0/*x') });
  fc.assert(
    fc.property(hostile, hostile, hostile, (url, method, name) => {
      const diff = fetchCallDiff(
        { ...denial, request: { ...denial.request, url, method } },
        { url: `${url}?`, set: [{ name, value: 'token' }] },
      );
      return parseSync('call.js', changed(diff ?? '')).errors.length === 0;
    }),
    { numRuns: 200 },
  );
});

test('a header of answers is to be left out of the request, and no server is asked to allow it', () => {
  const names = ['access-control-allow-origin'];
  const good = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Methods': 'PUT' };
  const denial = reported(
    chromium.preflight({ names, status: 204, answer: good, start: 1 }),
    chromium.neverSent({ headers: { 'access-control-allow-origin': '*' } }),
  );
  expect(denial?.policy?.allowHeaders).toEqual([]);
  const [step] = denial?.checklist ?? [];
  expect(step?.owner).toBe('client');
  expect(step?.copy).toContain('-     "access-control-allow-origin": …,');
});
