import { useEffect, useRef, useState } from 'react';
import { takesText } from '../use-keys.ts';
import { words } from '../words.ts';
import type { NamedFile } from './use-import.ts';

const filesOf = (data: DataTransfer): readonly NamedFile[] =>
  Array.from(data.files, (file) => ({ name: file.name, content: file }));

/** A paste that is neither file nor text, or drops of text, name nothing. */
function contentOf(data: DataTransfer): readonly NamedFile[] {
  const files = filesOf(data);
  if (files.length > 0) return files;
  const text = data.getData('text/plain');
  return text.trim() === '' ? [] : [{ name: words('importPasted'), content: new Blob([text]) }];
}

/**
 * Whether something is held over the panel that it would open when let go. `taken`: asked first of a text that is pasted; true where
 * nothing is left to open.
 */
export function useDropAndPaste(
  open: (files: readonly NamedFile[]) => void,
  taken: (text: string) => boolean,
): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef({ open, taken });
  latest.current = { open, taken };
  useEffect(() => {
    // Entering a child leaves its parent: the panel is left when all that were entered are.
    let entered = 0;
    const over = (event: DragEvent) => {
      const types = event.dataTransfer?.types ?? [];
      if (!types.includes('Files') && !types.includes('text/plain')) return;
      event.preventDefault();
      if (event.type === 'dragenter') entered++;
      setOver(true);
    };
    const leave = () => {
      entered = Math.max(0, entered - 1);
      if (entered === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      entered = 0;
      setOver(false);
      if (!event.dataTransfer || (takesText(event.target) && event.dataTransfer.files.length === 0)) return;
      event.preventDefault();
      latest.current.open(contentOf(event.dataTransfer));
    };
    const paste = (event: ClipboardEvent) => {
      if (!event.clipboardData || takesText(event.target) || document.querySelector('dialog[open]')) return;
      const content = contentOf(event.clipboardData);
      if (content.length === 0) return;
      event.preventDefault();
      if (!latest.current.taken(event.clipboardData.getData('text/plain'))) latest.current.open(content);
    };
    document.addEventListener('dragenter', over);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragenter', over);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, []);
  return isOver;
}
