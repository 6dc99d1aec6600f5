import { expect, test } from 'vitest';
import { firefox, harOf } from '../testing/entries.ts';
import { analyzeHar } from './pipeline.ts';

const call = (headers: Record<string, string>, challenge: string) =>
  analyzeHar(
    harOf(firefox, [
      firefox.sent({
        origin: null,
        mode: null,
        status: 401,
        headers,
        answer: { 'WWW-Authenticate': challenge, Server: 'nginx' },
      }),
    ]),
  ).denials[0];

test('a server that asks again for the scheme that came does not accept what came', () => {
  const denial = call({ Authorization: 'Basic Ym9iOmJvYg==' }, 'Basic realm="x"');
  expect(denial?.diagnoses.map(({ rule }) => rule)).toEqual(['invalid-token']);
});

test('one that asks for the first time wants credentials', () => {
  const denial = call({}, 'Basic realm="x"');
  expect([denial?.refusal?.cause, denial?.diagnoses[0]?.rule]).toEqual(['missing-credentials', 'missing-credentials']);
});

test('one that asks for another scheme than what came may not have read it', () => {
  const denial = call({ Authorization: 'Bearer abcdefgh' }, 'Basic realm="x"');
  expect(denial?.diagnoses.map(({ rule }) => rule)).not.toContain('invalid-token');
});
