import { type ReactNode, useEffect, useRef, useState } from 'react';
import { copyText } from '../clipboard.ts';
import { words } from '../words.ts';
import { useAnnounce } from './announcer.tsx';
import { Icon } from './icon.tsx';

const SAYS_COPIED_FOR = 1_500;

/** Copies, says so in its own place for a moment, and announces it. */
function useCopy(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false);
  const announce = useAnnounce();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = (text: string) => {
    void copyText(text).then((done) => {
      announce(words(done ? 'copied' : 'copyFailed'));
      setCopied(done);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setCopied(false), SAYS_COPIED_FOR);
    });
  };
  return { copied, copy };
}

interface CopyButtonProps {
  /** What is copied, to the character. */
  readonly text: string;
  readonly action?: string;
  readonly className?: string;
  /** What it says; by default "Copy", with '' nothing. */
  readonly label?: string;
  /** More for a tooltip and for those who do not see where it stands. */
  readonly title?: string;
  /** The key that does the same. */
  readonly hint?: string;
}

export function CopyButton({ text, action = 'copy', className = 'plain', label, title, hint }: CopyButtonProps) {
  const { copied, copy } = useCopy();
  return (
    <button
      type="button"
      className={className}
      data-action={action}
      title={title}
      aria-label={title}
      aria-keyshortcuts={hint}
      onClick={() => copy(text)}
    >
      <Icon name={copied ? 'tick' : 'copy'} />
      {label !== '' && <span>{copied ? words('copied') : (label ?? words('copy'))}</span>}
    </button>
  );
}

/** A value that is itself the button: pressed, it is on the clipboard. */
export function CopyableValue({ text, children, title }: { text: string; children: ReactNode; title: string }) {
  const { copied, copy } = useCopy();
  return (
    <button type="button" className="link" data-action="copy-value" title={title} onClick={() => copy(text)}>
      {copied ? words('copied') : children}
    </button>
  );
}
