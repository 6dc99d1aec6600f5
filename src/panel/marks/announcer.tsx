import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

const Announce = createContext<(text: string) => void>(() => undefined);

/** Says something to people who listen instead of looking. Politely: after what is being said. */
export const useAnnounce = () => useContext(Announce);

/** A text said twice is another text, or it would not be said again. */
const TOLD_AGAIN = '\u200c';

/** Holds the one live region of the panel. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  const last = useRef('');
  const announce = useCallback((next: string) => {
    last.current = last.current === next ? next + TOLD_AGAIN : next;
    setText(last.current);
  }, []);
  return (
    <Announce value={announce}>
      {children}
      <div className="screen-reader" role="status" aria-live="polite" data-part="announcements">
        {text}
      </div>
    </Announce>
  );
}
