import { type Exchange, hasHeader } from './exchange.ts';

/** True for the opening handshake of a WebSocket. https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
export const opensSocket = ({ request }: Exchange): boolean =>
  /^wss?:/i.test(request.url) || hasHeader(request.headers, 'sec-websocket-key');
