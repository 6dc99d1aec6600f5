/** What the browser keeps for pages; refused where a user forbids it. */
export function readStored(store: () => Storage, key: string): unknown {
  try {
    return JSON.parse(store().getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

export function writeStored(store: () => Storage, key: string, value: unknown): void {
  try {
    store().setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the choice lasts as long as the panel.
  }
}

/** As long as the profile is there. */
export const local = (): Storage => localStorage;
/** As long as DevTools are open. */
export const session = (): Storage => sessionStorage;
