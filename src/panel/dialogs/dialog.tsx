import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from '../marks/icon.tsx';
import { words } from '../words.ts';
import './dialog.css';

interface DialogProps {
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly className?: string;
  readonly onClose: () => void;
}

/** A modal dialog: the browser keeps the focus in it and gives it back, Escape closes it. */
export function Dialog({ name, title, children, footer, className = '', onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    // A press on a text of the dialog leaves the focus on the body. Chromium's DevTools, which listen on the document, would
    // open their drawer on this key: the body comes before.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      latest.current();
    };
    document.body.addEventListener('keydown', onKeyDown);
    return () => document.body.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its key is Escape, which is heard on the body
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      data-dialog={name}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="dialog-frame">
        <header>
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            className="icon-only"
            data-action="close"
            aria-label={words('close')}
            title={words('close')}
            onClick={onClose}
          >
            <Icon name="cross" />
          </button>
        </header>
        <div className="dialog-body">{children}</div>
        {footer !== undefined && <footer>{footer}</footer>}
      </div>
    </dialog>
  );
}
