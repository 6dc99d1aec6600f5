import type { Credential, Exchange, Json } from './exchange.ts';
import { type Moment, momentOf } from './server-clock.ts';

/** A token with a time limit, against the moment it was used. */
export interface TokenTime {
  readonly credential: Credential;
  /** Seconds since the epoch, as the claim says. */
  readonly claim: number;
  readonly moment: Moment;
  /** Seconds from the claim's time to the moment: positive where the moment is later. */
  readonly past: number;
}

/** Seconds: beyond every bound of what a date can be, a number is no NumericDate. */
const LATEST = 253_402_300_800;

/** A claim that is a NumericDate, in seconds since the epoch; null where it is none. */
export const numericDate = (value: Json | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < LATEST ? value : null;

/** `exp` of each decoded token that the request carried. https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4 */
export const expiriesOf = (exchange: Exchange): readonly TokenTime[] => timesOf(exchange, 'exp');

/** The first token by which the server may know its caller and whose time was over, if any: on its `exp` it is not accepted any more. */
export const expiredToken = (exchange: Exchange): TokenTime | undefined =>
  expiriesOf(exchange).find(({ past, credential }) => past >= 0 && isPresented(credential));

/** `nbf` of each decoded token that the request carried. https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5 */
export const beginningsOf = (exchange: Exchange): readonly TokenTime[] => timesOf(exchange, 'nbf');

function timesOf(exchange: Exchange, name: 'exp' | 'nbf'): readonly TokenTime[] {
  const moment = momentOf(exchange);
  if (moment === null) return [];
  return exchange.credentials.flatMap((credential) => {
    const claim = numericDate(credential.claims?.[name]);
    return claim === null ? [] : [{ credential, claim, moment, past: moment.at / 1000 - claim }];
  });
}

/** True for a credential that an API reads to know its caller: not a cookie beside it, not a CSRF token. */
export const isPresented = ({ where, kind }: Credential): boolean =>
  kind !== 'csrf' && kind !== 'cookie' && !where.startsWith('request cookie');
