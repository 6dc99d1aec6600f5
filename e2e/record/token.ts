import { createHmac } from 'node:crypto';

/** The key that every recorded server verifies tokens with. */
export const KEY = 'a-key-that-only-recordings-use-0123456789';

const LONG_AGO = Date.UTC(2020, 0, 1) / 1000;
const FAR_AWAY = Date.UTC(2100, 0, 1) / 1000;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT (HS256), the same each time; claims are merged over those of a token that is valid until 2100. */
export function token(claims: Readonly<Record<string, unknown>> = {}, key = KEY): string {
  const payload = {
    ...{
      iss: 'https://login.example',
      aud: 'orders',
      sub: 'u-1842',
      scope: 'orders:read',
      iat: LONG_AGO,
      exp: FAR_AWAY,
    },
    ...claims,
  };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** A token that was valid until an hour after 2020 began. */
export const expiredToken = (): string => token({ exp: LONG_AGO + 3600 });

export const bearer = (value: string): Readonly<Record<string, string>> => ({ Authorization: `Bearer ${value}` });
