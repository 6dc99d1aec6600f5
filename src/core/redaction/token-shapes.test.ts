import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedForm, TOKEN_PREFIXES } from '../credentials/token-prefixes.ts';
import { maskShapes } from './token-shapes.ts';

describe('every published form', () => {
  test.each(TOKEN_PREFIXES.map(({ label, form, kind }) => [label, form, kind] as const))('%s', (label, form, kind) => {
    fc.assert(
      fc.property(
        fc.stringMatching(new RegExp(`^(?:${form.replace(/\(\?![^)]*\)/g, '')})$`), { maxLength: 120 }),
        (token) => {
          expect(publishedForm(token)?.kind).toBeDefined();
          if (publishedForm(token)?.label === label)
            expect(maskShapes(`it is ${token} indeed`)).toBe(`it is [${kind}:${token.length}] indeed`);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('stands alone: not inside a longer word', () => {
    expect(maskShapes('the task-ghp_ and mask-sk- words stay, as does xghp_aaaaaaaaaaaaaaaaaaaaaaaaa')).toBe(
      'the task-ghp_ and mask-sk- words stay, as does xghp_aaaaaaaaaaaaaaaaaaaaaaaaa',
    );
  });
});

test.each([
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl.', 'token [jwt:49].'],
  ['s:eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 's:[jwt:49]'],
  ['cut eyJhbGciOiJIUzI1NiJ9…', 'cut [token:20]…'],
  ['eyJ is no token', 'eyJ is no token'],
  ['com.example.ApiKeyJsonConverter.convert', 'com.example.ApiKeyJsonConverter.convert'],
  ['a -----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE----- b', 'a [pem:58] b'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIB', '[pem:36]'],
  ['%41%42%43%44%45%46', '[token:18]'],
  ['caf%C3%A9%20%E6%97%A5', 'caf%C3%A9%20%E6%97%A5'],
])('%s', (text, masked) => {
  expect(maskShapes(text)).toBe(masked);
});
