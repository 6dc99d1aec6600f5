import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './menu.css';

export interface MenuItem {
  readonly action: string;
  readonly label: string;
  /** The key that does the same. */
  readonly hint?: string;
  readonly run: () => void;
  readonly disabled?: boolean;
}

interface MenuProps {
  /** What the button shows. */
  readonly children: ReactNode;
  readonly label: string;
  readonly action: string;
  readonly items: readonly MenuItem[];
  readonly className?: string;
}

/** A button that opens a list of actions. https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
export function Menu({ children, label, action, items, className = 'icon-only' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const here = document.activeElement instanceof HTMLElement ? entries.indexOf(document.activeElement) : -1;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: (here + 1) % entries.length,
      ArrowUp: (here - 1 + entries.length) % entries.length,
      Home: 0,
      End: entries.length - 1,
    };
    const next = to[event.key];
    if (next !== undefined) entries[next]?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus leaves the button and its menu
    <span
      className="menu"
      ref={root}
      onBlur={(event) => {
        if (open && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        data-action={action}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div id={id} className="menu-list" role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <button
              key={item.action}
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-action={item.action}
              aria-label={item.label}
              aria-keyshortcuts={item.hint}
              disabled={item.disabled}
              onClick={() => {
                close();
                item.run();
              }}
            >
              {item.label}
              {item.hint !== undefined && <kbd>{item.hint}</kbd>}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
