import * as v from 'valibot';
import type { Chain } from '../core/chain.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Redacted } from '../core/redact.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Exchanges cross a port or come back from storage, and both ends are this extension: that redaction made them is
 * taken from where they were made, and the shape is looked at only as far as later stages would trip over it.
 */
function isRedactedExchange(value: unknown): value is Redacted<Exchange> {
  if (!isRecord(value)) return false;
  const { id, sequence, role, request, response, credentials } = value;
  return (
    isText(id) &&
    typeof sequence === 'number' &&
    (role === 'preflight' || role === 'actual') &&
    isRecord(request) &&
    isText(request.url) &&
    isText(request.method) &&
    Array.isArray(request.headers) &&
    (response === null ||
      (isRecord(response) && typeof response.status === 'number' && Array.isArray(response.headers))) &&
    Array.isArray(credentials)
  );
}

function isChain(value: unknown): value is Chain {
  if (!isRecord(value) || !Array.isArray(value.hops) || value.hops.length === 0) return false;
  return value.hops.every((hop: unknown) => {
    if (!isRecord(hop)) return false;
    const { preflight, actual } = hop;
    if (preflight === null && actual === null) return false;
    return (preflight === null || isRedactedExchange(preflight)) && (actual === null || isRedactedExchange(actual));
  });
}

export const RedactedExchangeSchema = v.custom<Redacted<Exchange>>(isRedactedExchange, 'not a redacted exchange');
export const ChainSchema = v.custom<Chain>(isChain, 'not a chain of redacted exchanges');
