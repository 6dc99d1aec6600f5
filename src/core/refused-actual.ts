import type { Denial } from './denial.ts';
import type { Credential, Exchange, Response } from './exchange.ts';
import type { Fact } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';
import { isPresented } from './token-times.ts';

/** The request itself, where its answer is an error that was received. */
export interface RefusedActual extends Exchange {
  readonly response: Response;
}

/** The denied request with its answer; null where none came, or one that is no error. */
export function refusedActual({ actual }: Denial, statuses?: readonly number[]): RefusedActual | null {
  const response = actual?.response;
  if (!actual || !response || response.status < 400) return null;
  if (statuses !== undefined && !statuses.includes(response.status)) return null;
  return { ...actual, response };
}

export const statusFact = ({ response: { status, statusText } }: RefusedActual): Fact => ({
  where: 'actual response status',
  saw: `${status} ${statusText}`.trim(),
});

/** True where the answer itself, at likely or better, names a cause that is none of these. */
export const saysOtherwise = ({ recognitions }: Denial, rules: readonly RuleId[]): boolean =>
  recognitions.some(
    ({ on, certainty, rule }) =>
      on === 'actual' && certainty !== 'possible' && !rules.includes(rule) && !VAGUE.has(rule),
  );

/** True where nothing in the answer says why. */
export const saysNothing = ({ refusal }: Denial): boolean => refusal?.cause === 'unknown';

/** True where the answer itself, at likely or better, calls what came invalid, and so took it for what was asked. */
export const saysInvalid = ({ recognitions }: Denial): boolean =>
  recognitions.some(
    ({ on, certainty, rule }) => on === 'actual' && certainty !== 'possible' && rule === 'invalid-token',
  );

/** Causes that say no more than "no": another may be behind them. */
const VAGUE: ReadonlySet<RuleId> = new Set(['unknown', 'invalid-token']);

/** The credentials by which an API knows its caller. */
export const presentedBy = ({ credentials }: Exchange): readonly Credential[] => credentials.filter(isPresented);

/** True where nothing went with the request by which a server may know its caller. */
export const carriesNothing = (exchange: Exchange): boolean =>
  presentedBy(exchange).length + exchange.request.cookies.length === 0;

/** True where the capture can show that no credential went with the request. */
export const showsCredentials = ({ sanitised, provisional }: Exchange): boolean => !sanitised && !provisional;
