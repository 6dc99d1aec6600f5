import { expect, test } from 'vitest';
import { denialsOfFixture } from '../testing/describe-rule.ts';
import fixture from './rules/insufficient-scope.har?raw';
import { scopeDeltaInWords, scopeDeltaOf } from './scope-delta.ts';

const denial = (start: string) => denialsOfFixture(fixture).find(({ title }) => title.startsWith(start))?.denials[0];

test('what the challenge wants minus what the token has', () => {
  const found = denial('fires: proven — the challenge names');
  const delta = found && scopeDeltaOf(found);
  expect(delta).toEqual({
    has: ['orders:read'],
    wants: ['orders:read', 'orders:write'],
    missing: ['orders:write'],
    from: 'actual response header www-authenticate',
  });
  expect(found && delta && scopeDeltaInWords(delta, found)).toBe(
    'token of sub 8f2c (client web) has orders:read; POST /orders wants orders:read orders:write; missing: orders:write',
  );
});

test('null where the answer names no scope', () => {
  const found = denial('quiet: a bare 403');
  expect(found && scopeDeltaOf(found)).toBeNull();
});
