import { correlationIds } from './correlation-ids.ts';
import type { Denial } from './denial.ts';

/**
 * What to send to whoever can grant it, as one paragraph: which request was refused and how, when, with what ids to look
 * up, and what is asked for. A query is left out, because it is mostly about one user.
 *
 * @param ask completes "Please …", without the full stop
 */
export function messageToOwner(denial: Denial, ask: string): string {
  const { method, url, origin } = denial.request;
  const refused = denial.actual?.response ? denial.actual : denial.preflight;
  const status = refused?.response?.status ?? 0;
  const time = refused?.startedDateTime ?? null;
  const facts = [
    ...(origin === null || origin === 'null' ? [] : [`called from ${origin}`]),
    ...(time === null ? [] : [`at ${new Date(time).toISOString()}`]),
    ...(refused === null ? [] : correlationIds(refused).map(({ name, value }) => `${name} ${value}`)),
  ];
  const what = status === 0 ? 'was refused' : `was refused with ${status}`;
  return `${method} ${withoutQuery(url)} ${what}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}. Please ${ask}.`;
}

const withoutQuery = (url: string): string => url.split(/[?#]/)[0] ?? url;
