export interface DocumentsHost {
  /** Runs an expression in the inspected page; null where it cannot be asked, or not yet. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly later: (milliseconds: number, then: () => void) => void;
  /** `document`: when the new document began, in milliseconds since the epoch; null where it is the same document. */
  readonly onNavigated: (url: string, document: number | null) => void;
}

/** By its own clock: each document has another. */
const TIME_ORIGIN = 'performance.timeOrigin';
/** A page that is just being put in place answers a little later. Milliseconds. */
const AGAIN = [50, 200, 800, 3_000];

/**
 * Tells new documents from pushState and changes of the fragment, which browsers tell as navigations as well. Returns
 * what is to be called with the URL of each navigation; of the first page there was it makes no new document.
 */
export function createDocuments({ evaluate, later, onNavigated }: DocumentsHost): (url: string) => Promise<void> {
  let current: number | null = null;
  let navigations = 0;

  const ask = async (url: string, navigation: number, tries: number): Promise<void> => {
    const document = await evaluate(TIME_ORIGIN);
    if (navigation !== navigations) return;
    if (typeof document === 'number') {
      const isNew = current !== null && document !== current;
      current = document;
      if (isNew) onNavigated(url, document);
      return;
    }
    const wait = AGAIN[tries];
    if (wait !== undefined) later(wait, () => void ask(url, navigation, tries + 1));
  };

  return (url) => {
    navigations += 1;
    onNavigated(url, null);
    return ask(url, navigations, 0);
  };
}
