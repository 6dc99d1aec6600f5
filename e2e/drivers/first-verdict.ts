import type { DevToolsSession, EngineVerdict } from './session.ts';
import { until } from './until.ts';

/**
 * What the engine says first of a request whose URL contains `urlPart`, awaited: the browsers report a little after the page
 * has its error. Firefox adds generic messages after the first one. Only for requests that the engine has something to say of.
 */
export function firstVerdict(session: DevToolsSession, urlPart: string): Promise<EngineVerdict> {
  const names = ({ url, requestedUrl }: EngineVerdict) => url.includes(urlPart) || requestedUrl?.includes(urlPart);
  return until(`${session.browser}'s verdict on ${urlPart}`, async () => (await session.verdicts()).find(names));
}
