import { useEffect, useMemo, useRef, useState } from 'react';
import { useAnnounce } from './marks/announcer.tsx';
import type { Row } from './rows.ts';
import { countWords, words } from './words.ts';

/** Denials come in bursts: what came within this time is said at once. */
const SAID_TOGETHER = 1_000;

/** Says how many causes are new, once a burst. What is there when the panel opens is not news. */
export function useNews(rows: readonly Row[]): void {
  const announce = useAnnounce();
  const told = useRef<number | null>(null);
  const total = rows.length;
  useEffect(() => {
    if (told.current === null || total <= told.current) {
      told.current = total;
      return;
    }
    const timer = setTimeout(() => {
      const news = total - (told.current ?? 0);
      told.current = total;
      announce(words('announceNew', String(news), countWords(total, 'cause', 'causes')));
    }, SAID_TOGETHER);
    return () => clearTimeout(timer);
  }, [total, announce]);
}

/** Says which causes were cleared, once a burst. */
export function useClearedNews(rows: readonly Row[]): void {
  const announce = useAnnounce();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const cleared = new Set(rows.filter((row) => row.cleared !== null).map(({ id }) => id));
    const before = known.current;
    known.current = cleared;
    const news = before === null ? [] : rows.filter(({ id }) => cleared.has(id) && !before.has(id));
    if (news.length > 0) announce(words('announceCleared', news.map((row) => `${row.method} ${row.path}`).join(', ')));
  }, [rows, announce]);
}

/** The causes that came since the panel was last used, and how to say that it is used now. */
export function useFresh(rows: readonly Row[]): { readonly fresh: ReadonlySet<string>; readonly used: () => void } {
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const all = () => new Set(rows.map((row) => row.id));
  if (seen === null && rows.length > 0) setSeen(all());
  const fresh = useMemo(() => {
    const unseen = new Set(seen === null ? [] : rows.map((row) => row.id).filter((id) => !seen.has(id)));
    // A mark that most rows bear says nothing.
    if (unseen.size * 2 > rows.length) unseen.clear();
    return unseen;
  }, [rows, seen]);
  return { fresh, used: () => setSeen(all()) };
}
