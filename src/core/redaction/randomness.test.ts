import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canary } from '../../testing/canary.ts';
import { isRandom } from './randomness.ts';

describe('random', () => {
  test.each([
    '0123456789abcdef0123456789abcdef',
    'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'V1StGXR8_Z5jdHi6B-myT',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'dXNlcjpwYXNzd29yZDEyMw',
    'reset-8f3K2m9QxZLp1v77aB3d',
    '507f1f77bcf86cd799439011',
  ])('%s', (word) => {
    expect(isRandom(word)).toBe(true);
  });

  test('what a generator of secrets makes', () => {
    fc.assert(fc.property(canary, isRandom));
    fc.assert(
      fc.property(
        fc.noBias(fc.uint8Array({ minLength: 16, maxLength: 32 })),
        (bytes) =>
          isRandom(Buffer.from(bytes).toString('hex')) || /^\d+$|^[a-f]+$/.test(Buffer.from(bytes).toString('hex')),
      ),
    );
  });
});

describe('not random', () => {
  test.each([
    '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    '1234567890123456789',
    '2026-11-21T20',
    '20261121T201500Z',
    'MissingAuthenticationTokenException',
    'AuthorizationSourceIPMismatch',
    'PreflightMissingAllowOriginHeader',
    'CORSMissingAllowOrigin2',
    'access-control-allow-origin',
    'x-amz-security-token',
    'organization_members',
    'INVALID_ARGUMENT_EXCEPTION',
    'aws4_request_us-east-1',
    'application',
    'jane',
  ])('%s', (word) => {
    expect(isRandom(word)).toBe(false);
  });
});
