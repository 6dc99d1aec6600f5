import type { EngineVerdict } from '../drivers/session.ts';
import { until } from '../drivers/until.ts';
import { type AnswerPlan, type Initiator, PLAIN_INITIATORS, type Plan, type Transport } from './plan.ts';

/*
 * A debugging protocol tells of a request a little after the page knows, and of a worker only once it is attached to it. So
 * each kind of sender makes a request that the engine is sure to refuse, before all others and after them: once the word on
 * the first has come, that sender is heard; once the word on the last has come, so have those on all before it.
 */

/** An engine has no word on what these send; it is the page that sends it, and of the page others tell. */
const SILENT: readonly Initiator[] = PLAIN_INITIATORS;

const REFUSED: AnswerPlan = { status: 200, headers: [] };

/** One request of each kind of sender that these plans have. */
export function witnesses(plans: readonly Plan[], transport: Transport, when: 'before' | 'after'): readonly Plan[] {
  const heard = plans.map(({ initiator }) => initiator).filter((one) => !SILENT.includes(one));
  return [...new Set(heard)].map((initiator) => ({
    id: `${when}-${initiator}`,
    aims: [],
    transport,
    initiator,
    ...requestOf(initiator),
    credentials: 'same-origin',
    options: {},
    cookie: false,
    times: 1,
    rounds: 1,
    abort: false,
    hops: [{ at: 'api', preflight: REFUSED, actual: REFUSED }],
  }));
}

function requestOf(initiator: Initiator): Pick<Plan, 'method' | 'headers' | 'body'> {
  if (initiator === 'beacon') return { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  if (initiator === 'xhr-upload') return { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' };
  return { method: 'GET', headers: {}, body: null };
}

const AGAIN = 1_000;

/** Sends these requests, again and again where `repeat` says so, and resolves once the engine has named a reason for each. */
export async function awaitWitnesses(
  sent: readonly Plan[],
  send: (plans: readonly Plan[]) => Promise<void>,
  verdicts: () => Promise<readonly EngineVerdict[]>,
  repeat: boolean,
): Promise<void> {
  let missing = sent;
  let next = 0;
  await until(`the engine to be heard on ${sent.map(({ id }) => id).join(', ')}`, async () => {
    if (next <= Date.now()) {
      await send(missing);
      next = repeat ? Date.now() + AGAIN : Number.POSITIVE_INFINITY;
    }
    const said = (await verdicts()).filter(({ reason, mixedContent }) => reason !== null || mixedContent);
    missing = missing.filter(({ id }) => !said.some((verdict) => names(verdict, id)));
    return missing.length === 0;
  }).catch((error: unknown) => {
    throw new Error(`no word on ${missing.map(({ id }) => id).join(', ')}: ${String(error)}`);
  });
}

const names = ({ url, requestedUrl }: EngineVerdict, id: string): boolean =>
  [url, requestedUrl].some((one) => one?.includes(`/${id}/`) === true);
