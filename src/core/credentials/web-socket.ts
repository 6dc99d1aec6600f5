import type { Found } from './found.ts';
import { decodeToken, looksLikeJwt } from './jwt.ts';
import { readToken } from './opaque-token.ts';
import { publishedForm } from './token-prefixes.ts';

const WHERE = 'request header sec-websocket-protocol';
const NAMES_TOKEN = /^(?:bearer|token|access[_-]?token|auth(?:orization)?|jwt|api[_-]?key|realtime-auth)$/i;

/**
 * Browsers send no Authorization with a WebSocket, so that clients put their token among the sub-protocols.
 * https://www.rfc-editor.org/rfc/rfc6455#section-1.9
 */
export function readSubProtocols(value: string): readonly Found[] {
  const items = value.split(',').map((item) => item.trim());
  return items.flatMap((item, index): readonly Found[] => {
    const before = items[index - 1] ?? '';
    const bare = item.replace(/^(?:base64url\.)?bearer\.(?:authorization\.k8s\.io\.|token\.)?/i, '');
    if (looksLikeJwt(bare) && bare.includes('.')) {
      const { header, claims, faults } = decodeToken(bare);
      return [{ kind: 'jwt', where: WHERE, value: bare, header, claims, faults }];
    }
    if (item !== '' && (NAMES_TOKEN.test(before) || publishedForm(bare) || bare !== item))
      return [readToken(bare, WHERE)];
    return [];
  });
}
