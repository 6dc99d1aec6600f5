import { useEffect, useRef } from 'react';

/** What a key does, by `KeyboardEvent.key`; `undo` is Ctrl Z or ⌘ Z. A false answer leaves the key to the browser. */
export type Keys = Readonly<Record<string, () => unknown>>;

/** Whether a key or a paste is meant for what has the focus. */
export const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select'));

/** The panel's keys: single letters, never while text is typed, a menu or a dialog is open, or a modifier is held. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || takesText(event.target) || document.querySelector('dialog[open]')) return;
      const undoes =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z';
      if (!undoes && (event.ctrlKey || event.metaKey || event.altKey)) return;
      const run = latest.current[undoes ? 'undo' : event.key];
      if (!run || run() === false) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Chromium listens on the document and takes Escape and its other shortcuts for DevTools: the body comes before.
    document.body.addEventListener('keydown', onKeyDown);
    return () => document.body.removeEventListener('keydown', onKeyDown);
  }, []);
}
