import { useMemo } from 'react';
import { reportOf, type SessionState } from '../store.ts';
import { words } from '../words.ts';
import { ImportStrip } from './import-strip.tsx';
import { useDropAndPaste } from './use-drop-and-paste.ts';
import type { Import } from './use-import.ts';

interface ImportPartsProps {
  readonly imported: Import;
  /** Null where there is no live session. */
  readonly session: SessionState | null;
  readonly standalone: boolean;
  /** Takes a pasted text that is a link to a denial; false where it is none. */
  readonly onPasted: (text: string) => boolean;
  readonly onClose: () => void;
}

/** What the panel has to say of files, and its taking them wherever they are dropped or pasted. */
export function ImportParts({ imported, session, standalone, onPasted, onClose }: ImportPartsProps) {
  const isOver = useDropAndPaste(imported.open, onPasted);
  const { opened } = imported;
  const live = useMemo(
    () =>
      opened && session && session.denials.size > 0
        ? { name: words('liveSession'), report: reportOf(session), isSample: false }
        : null,
    [opened, session],
  );
  return (
    <>
      <ImportStrip imported={imported} live={live} hasSession={!standalone} onClose={onClose} />
      {isOver && <div className="drop-hint">{words('dropHint')}</div>}
    </>
  );
}
