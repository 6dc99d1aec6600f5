import type { RefObject } from 'react';
import type { DenialViewHandle } from './denial-view.tsx';
import type { Opened } from './dialogs/open-dialog.tsx';
import type { DenialListHandle } from './list/denial-list.tsx';
import type { FilterBoxHandle } from './toolbar/filter-box.tsx';
import { useKeys } from './use-keys.ts';

interface PanelKeys {
  readonly filterBox: RefObject<FilterBoxHandle | null>;
  readonly list: RefObject<DenialListHandle | null>;
  readonly shownDenial: RefObject<DenialViewHandle | null>;
  readonly onOpen: (dialog: Opened) => void;
  /** From the detail back to the list. */
  readonly onLeave: () => void;
  /** Null where there is nothing to undo. */
  readonly onUndo: (() => void) | null;
}

/** What each key of the panel does. */
export function usePanelKeys({ filterBox, list, shownDenial, onOpen, onLeave, onUndo }: PanelKeys): void {
  /** Where nothing has the focus yet, the arrow keys are the list's. */
  const step = (by: 1 | -1) => (document.activeElement === document.body ? list.current?.step(by) : false);
  useKeys({
    '/': () => filterBox.current?.focus(),
    '?': () => onOpen('help'),
    ',': () => onOpen('settings'),
    '[': () => shownDenial.current?.movePart(-1) ?? false,
    ']': () => shownDenial.current?.movePart(1) ?? false,
    o: () => shownDenial.current?.toggleOccurrences() ?? false,
    x: () => shownDenial.current?.tickNext() ?? false,
    c: () => shownDenial.current?.copyFix() ?? false,
    m: () => shownDenial.current?.copyAs('markdown') ?? false,
    u: () => shownDenial.current?.copyAs('curl') ?? false,
    j: () => shownDenial.current?.copyAs('json') ?? false,
    r: () => shownDenial.current?.reveal() ?? false,
    s: () => shownDenial.current?.openSource() ?? false,
    l: () => shownDenial.current?.copyLink() ?? false,
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => (list.current?.hasFocus() ? false : onLeave()),
    undo: () => (onUndo === null ? false : onUndo()),
  });
}
