import { expect, test } from 'vitest';
import { APP, captured, firefox } from '../../testing/entries.ts';
import { correlate } from '../correlate.ts';
import { denialOf } from '../denial.ts';

function denied(...entries: readonly object[]) {
  const denials = correlate(captured(firefox, entries)).flatMap((chain) => denialOf(chain, 'd') ?? []);
  expect(denials.length).toBeLessThan(2);
  return denials[0] ?? null;
}
const cors = (...entries: readonly object[]) => denied(...entries)?.cors ?? null;

test('a 304 to the cache’s own condition is judged by the stored answer: no denial', () => {
  expect(denied(firefox.sent({ status: 304, wire: { 'If-None-Match': '"a"' } }))).toBeNull();
});

test('what such a 304 says of origins replaces what is stored: at most likely', () => {
  const answered = (allowOrigin: string) =>
    firefox.sent({
      status: 304,
      wire: { 'If-None-Match': '"a"' },
      answer: { 'Access-Control-Allow-Origin': allowOrigin },
    });
  expect(cors(answered('https://other.example'))).toMatchObject({
    blocked: true,
    certainty: 'likely',
    firefox: 'CORSAllowOriginNotMatchingOrigin',
  });
  expect(denied(answered(APP))).toBeNull();
});

test('a 304 to the page’s own condition is judged like any answer: its preflight asked for the header', () => {
  const answer = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Headers': 'if-none-match' };
  const preflight = firefox.preflight({ method: 'GET', names: ['if-none-match'], answer, start: 4 });
  expect(cors(preflight, firefox.sent({ status: 304, headers: { 'if-none-match': '"a"' } }))).toMatchObject({
    blocked: true,
    certainty: 'proven',
    firefox: 'CORSMissingAllowOrigin2',
  });
});
