import { useEffect, useState } from 'react';
import type { Earlier } from '../../extension/earlier.ts';
import type { Settings } from '../../extension/settings.ts';
import { countWords, words } from '../words.ts';

interface TooLateProps {
  /** When capture began, in milliseconds since the epoch; null: not known. */
  readonly since: number | null;
  readonly settings: Settings;
  readonly earlier: () => Promise<Earlier | null>;
  readonly onReload: () => void;
}

/** How many requests the page says were refused before capture began; null: it was loaded after that. */
function missedOf({ began, requests }: Earlier, since: number, { statuses }: Settings): number | null {
  if (began >= since) return null;
  return requests.filter(({ at, status }) => at < since && statuses.some((one) => one === status)).length;
}

/** What happened before DevTools was open is not captured: where that can be, it is said, and a reload offered. */
export function TooLate({ since, settings, earlier, onReload }: TooLateProps) {
  const [told, setTold] = useState<Earlier | null | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    void earlier().then((answer) => isWanted && setTold(answer));
    return () => {
      isWanted = false;
    };
  }, [earlier]);
  if (told === undefined) return null;
  const missed = told === null || since === null ? undefined : missedOf(told, since, settings);
  if (missed === null) return null;
  return (
    <div className="empty-banner" data-part="too-late" data-missed={missed}>
      <p>
        {missed === undefined && words('tooLate')}
        {missed === 0 && words('tooLatePage')}
        {missed !== undefined && missed > 0 && words('tooLateMissed', countWords(missed, 'request', 'requests'))}
      </p>
      <button type="button" className="primary" data-action="reload" onClick={onReload}>
        {words('reload')}
      </button>
    </div>
  );
}
