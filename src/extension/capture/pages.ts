/** Which page the tab showed when: a request belongs to the page that was there when it began. */
export interface Pages {
  /** `at`: milliseconds since the epoch when the page began, or when its URL changed without a new document. */
  readonly add: (url: string, at: number) => void;
  /** Null where unknown. */
  readonly at: (time: number) => string | null;
}

const KEPT = 64;

export function createPages(): Pages {
  const pages: { readonly url: string; readonly at: number }[] = [];
  return {
    add: (url, at) => {
      pages.push({ url, at });
      if (pages.length > KEPT) pages.shift();
    },
    at: (time) => {
      const known = Number.isNaN(time) ? pages.at(-1) : pages.findLast((page) => page.at <= time);
      return (known ?? pages[0])?.url ?? null;
    },
  };
}
