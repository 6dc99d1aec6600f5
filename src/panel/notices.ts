import type { SessionState } from './store.ts';
import type { SessionLink } from './use-session.ts';
import { countWords, words } from './words.ts';

/** What must be known beside the list: dropped denials, a pause, a loss. In order of weight. `state`: as it is shown. */
export function noticesOf(link: SessionLink, state: SessionState | null): readonly string[] {
  const leftOut = (link.state?.denials.size ?? 0) - (state?.denials.size ?? 0);
  const { evicted = 0, notice = null, paused = false } = state?.session ?? {};
  return [
    ...(link.gone === null ? [] : [link.gone]),
    ...(notice === null ? [] : [notice]),
    ...(paused ? [words('paused')] : []),
    ...(leftOut > 0 ? [words('leftOut', countWords(leftOut, 'denial', 'denials'))] : []),
    ...(evicted > 0 ? [words('evicted', countWords(evicted, 'denial', 'denials'))] : []),
  ];
}
