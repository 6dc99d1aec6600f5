import { describe, expect, test } from 'vitest';
import { encode } from '../testing/credentials.ts';
import { denialsOfFixture } from '../testing/describe-rule.ts';
import { chromium, harOf } from '../testing/entries.ts';
import { readCredentials } from './credentials/read.ts';
import { diagnose } from './diagnose.ts';
import { parseHar } from './har.ts';
import { denialsOf } from './pipeline.ts';
import { redact } from './redact.ts';
import fixture from './rules/insufficient-scope.har?raw';
import { scopeDeltaInWords, scopeDeltaOf } from './scope-delta.ts';
import { parseDeclaredScopes } from './scope-requirement.ts';

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

describe('what the answer does not name', () => {
  const captured = (entries: readonly object[]) =>
    parseHar(harOf(chromium, entries)).exchanges.map((one) => redact(readCredentials(one, null)));
  const call = (claims: object, plan: object = {}) =>
    chromium.sent({
      method: 'POST',
      url: 'https://api.example/orders',
      status: 403,
      origin: null,
      headers: { Authorization: `Bearer ${encode({ alg: 'HS256' })}.${encode(claims)}.c2lnbmF0dXJl` },
      ...plan,
    });

  test('is taken from what was declared', () => {
    const { requirements } = parseDeclaredScopes('POST /orders orders:write orders:read');
    const [found] = denialsOf(captured([call({ sub: '8f2c', azp: 'web', scope: 'orders:read' })]), requirements);
    const delta = found && scopeDeltaOf(found);
    expect(delta?.missing).toEqual(['orders:write']);
    expect(found && delta && scopeDeltaInWords(delta, found)).toBe(
      'token of sub 8f2c (client web) has orders:read; POST /orders wants orders:read orders:write; missing: orders:write',
    );
    const [first] = found ? diagnose(found) : [];
    expect([first?.rule.id, first?.evidence.certainty]).toEqual(['insufficient-scope', 'likely']);
  });

  test('is taken from a token that passed, as a mere possibility', () => {
    const [found] = denialsOf(
      captured([
        call({ scope: 'orders:read orders:write' }, { status: 201 }),
        call({ scope: 'orders:read' }, { start: 50 }),
      ]),
    );
    expect(found && scopeDeltaOf(found)).toMatchObject({
      missing: ['orders:write'],
      from: 'another token passed POST /orders',
    });
    const said = found && diagnose(found).find(({ rule }) => rule.id === 'insufficient-scope');
    expect(said?.evidence.certainty).toBe('possible');
  });

  test('RFC 9470: the level that the sign-in lacks is no scope', () => {
    const challenge = 'Bearer error="insufficient_user_authentication", acr_values="mfa hardware"';
    const [found] = denialsOf(
      captured([call({ acr: 'pwd', scope: 'a' }, { status: 401, answer: { 'WWW-Authenticate': challenge } })]),
    );
    expect(found && scopeDeltaOf(found)).toMatchObject({ has: ['acr=pwd'], missing: ['acr=mfa'] });
    expect(found && diagnose(found).map(({ rule }) => rule.id)).not.toContain('insufficient-scope');
  });
});
