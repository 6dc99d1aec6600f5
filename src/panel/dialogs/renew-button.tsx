import { useState } from 'react';
import { useAnnounce } from '../marks/announcer.tsx';
import { words } from '../words.ts';

/** Makes a new key, and says that it did. */
export function RenewButton({ onRenew }: { readonly onRenew: () => Promise<void> }) {
  const [said, setSaid] = useState<string | null>(null);
  const announce = useAnnounce();
  const tell = (sentence: string) => {
    setSaid(sentence);
    announce(sentence);
  };
  return (
    <span className="renew">
      <button
        type="button"
        data-action="renew-key"
        onClick={() => {
          onRenew().then(
            () => tell(words('renewed')),
            (error: unknown) => tell(words('settingsNotKept', error instanceof Error ? error.message : String(error))),
          );
        }}
      >
        {words('renewKey')}
      </button>{' '}
      {said !== null && <span data-part="renewed">{said}</span>}
    </span>
  );
}
