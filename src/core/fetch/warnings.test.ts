import { expect, test } from 'vitest';
import { APP, captured, chromium, firefox } from '../../testing/entries.ts';
import { correlate } from '../correlate.ts';
import { judge } from './judge.ts';

function warnings(browser: typeof chromium | typeof firefox, ...entries: readonly object[]) {
  const [chain] = correlate(captured(browser, entries));
  const [first] = captured(browser, entries);
  return chain && first ? judge(chain, first.browser)?.warnings : undefined;
}

const CORS = { 'Access-Control-Allow-Origin': APP };
const asked = { method: 'GET', names: ['authorization'], start: 4 } as const;
const headers = { Authorization: 'Bearer t' };

test('Access-Control-Allow-Headers: * and Authorization pass in the engines, against the standard: a warning, never the cause', () => {
  const answer = { ...CORS, 'Access-Control-Allow-Headers': '*' };
  const [warning, ...others] =
    warnings(firefox, firefox.preflight({ ...asked, answer }), firefox.sent({ headers, answer: CORS })) ?? [];
  expect(warning).toMatch(
    /Access-Control-Allow-Headers: \* covers authorization only until browsers follow the standard/,
  );
  expect(others).toEqual([]);
});

test('no warning where it is listed, or where no token was sent', () => {
  const listed = { ...CORS, 'Access-Control-Allow-Headers': '*, Authorization' };
  expect(
    warnings(firefox, firefox.preflight({ ...asked, answer: listed }), firefox.sent({ headers, answer: CORS })),
  ).toEqual([]);
  const wildcard = { ...CORS, 'Access-Control-Allow-Headers': '*' };
  expect(
    warnings(
      firefox,
      firefox.preflight({ ...asked, names: ['x-a'], answer: wildcard }),
      firefox.sent({ headers: { 'x-a': '1' }, answer: CORS }),
    ),
  ).toEqual([]);
});

test('headers that fail where the browser let the answer through', () => {
  expect(
    warnings(chromium, chromium.sent({ answer: { 'Access-Control-Allow-Origin': 'https://b.example' } }))?.[0],
  ).toMatch(/an extension or a tool in between changed them/);
  expect(warnings(chromium, chromium.sent({ answer: CORS }))).toEqual([]);
});
