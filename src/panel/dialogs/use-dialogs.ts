import { useEffect, useState } from 'react';

type Dialogs = typeof import('./open-dialog.tsx').default;

/** Milliseconds after which the panel is drawn, and what was put off is loaded: an update of Clearance would take it away. */
const LATER = 300;

let loaded: Dialogs | null = null;

export async function loadDialogs(): Promise<void> {
  ({ default: loaded } = await import('./open-dialog.tsx'));
}

/** The dialogs, once they are loaded: at once where one is wanted, else when the panel has nothing else to do. */
export function useDialogs(isWanted: boolean): Dialogs | null {
  const [isLoaded, setIsLoaded] = useState(loaded !== null);
  useEffect(() => {
    if (isLoaded) return;
    const load = () => void loadDialogs().then(() => setIsLoaded(true));
    const timer = setTimeout(load, isWanted ? 0 : LATER);
    return () => clearTimeout(timer);
  }, [isLoaded, isWanted]);
  return loaded;
}
