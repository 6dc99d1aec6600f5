import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';

interface Saying {
  readonly announce: (text: string) => void;
  readonly tell: (text: string) => void;
}

const SayingContext = createContext<Saying>({ announce: () => undefined, tell: () => undefined });

/** Says something to people who listen instead of looking. Politely: after what is being said. */
export const useAnnounce = () => useContext(SayingContext).announce;

/** Says something to everyone: for what a key did, which shows nowhere else. */
export const useTell = () => useContext(SayingContext).tell;

const SHOWN_FOR = 2_000;

/** A text said twice is another text, or it would not be said again. */
const TOLD_AGAIN = '\u200c';

/** Holds the one live region of the panel. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  const [shown, setShown] = useState('');
  const last = useRef('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const announce = useCallback((next: string) => {
    last.current = last.current === next ? next + TOLD_AGAIN : next;
    setText(last.current);
  }, []);
  const tell = useCallback(
    (next: string) => {
      announce(next);
      setShown(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setShown(''), SHOWN_FOR);
    },
    [announce],
  );
  const saying = useMemo(() => ({ announce, tell }), [announce, tell]);
  return (
    <SayingContext value={saying}>
      {children}
      <div className="screen-reader" role="status" aria-live="polite" data-part="announcements">
        {text}
      </div>
      {shown !== '' && (
        <div className="told" aria-hidden="true" data-part="told">
          {shown}
        </div>
      )}
    </SayingContext>
  );
}
