import type { Exchange } from './exchange.ts';

/** The `Authorization` that a request carried, where it is well formed. */
export const sentAuthorization = ({ credentials }: Exchange): Exchange['credentials'][number] | undefined =>
  credentials.find(({ where, kind }) => where === 'request header authorization' && kind !== 'unknown');
