import { createHmac, randomBytes } from 'node:crypto';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const MINUTE = 60;

/** Seconds since the epoch, as JWT claims count: https://www.rfc-editor.org/rfc/rfc7519#section-2 (NumericDate). */
export const now = () => Math.floor(Date.now() / 1000);

/** A signer with a key that nobody else has. Each token is valid for half an hour unless `claims` say otherwise. */
export function createSigner(): (claims?: Record<string, unknown>) => string {
  const key = randomBytes(32);
  return (claims = {}) => {
    const header = { alg: 'HS256', typ: 'JWT', kid: 'lab-2026-1' };
    const issued = now() - 5 * MINUTE;
    const payload = {
      iss: 'https://login.lab.example',
      sub: 'u-1842',
      aud: 'orders-api',
      azp: 'orders-web',
      email: 'ada@lab.example',
      scope: 'orders:read profile',
      roles: ['orders-viewer'],
      iat: issued,
      nbf: issued,
      exp: issued + 35 * MINUTE,
      ...claims,
    };
    const signed = `${base64url(header)}.${base64url(payload)}`;
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  };
}
