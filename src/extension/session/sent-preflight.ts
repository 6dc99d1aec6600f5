import { getHeader } from '../../core/exchange.ts';
import type { PreflightAsk } from '../../core/preflight-ask.ts';
import { dateTime, exchangeOf } from '../../core/report-exchange.ts';
import type { SentPreflight } from '../../core/report-experiment-schema.ts';
import type { ExperimentResult } from '../capture-protocol.ts';

/** What came of a preflight that was sent alone. Only one that asked for what it was to ask tells anything. */
export function sentPreflight(
  ask: PreflightAsk | undefined,
  { at, said, unsent, exchanges }: Pick<ExperimentResult, 'at' | 'said' | 'unsent' | 'exchanges'>,
): SentPreflight {
  const { method = '', headers = [] } = ask ?? {};
  const told = exchanges.findLast(({ role }) => role === 'preflight');
  const asked = told && getHeader(told.request.headers, 'Access-Control-Request-Method');
  const unseen = unsent ? said : `The browser told of no preflight. ${said}`;
  const why = told === undefined ? unseen : asked === method ? '' : NOT_REACHED;
  return {
    at: dateTime(at) ?? '',
    method,
    headers: [...headers],
    said: why.trim(),
    exchanges: told === undefined || why !== '' ? [] : [exchangeOf(told, 'preflight')],
  };
}

const NOT_REACHED =
  'The browser sent another preflight than this: its rule did not reach it, as where a service worker sends what the page asks for. So it tells nothing.';
