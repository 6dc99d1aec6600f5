/** Raised with every change that an older page would misread; pages of another version are told to reload. */
export const PROTOCOL_VERSION = 3;

/** Port names: `capture:<tabId>` from the devtools page, `panel:<tabId>` from the panel. */
export const portName = (kind: 'capture' | 'panel', tabId: number): string => `${kind}:${tabId}`;

/** The other way round; null for a name that is none of ours. */
export function readPortName(name: string): { readonly kind: 'capture' | 'panel'; readonly tabId: number } | null {
  const match = /^(capture|panel):(\d{1,10})$/.exec(name);
  if (match?.[1] === 'capture') return { kind: 'capture', tabId: Number(match[2]) };
  return match?.[1] === 'panel' ? { kind: 'panel', tabId: Number(match[2]) } : null;
}
