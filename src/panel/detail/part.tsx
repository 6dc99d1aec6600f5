import { createContext, type ReactNode, use } from 'react';
import type { PartName } from '../../core/address.ts';
import { Icon } from '../marks/icon.tsx';
import { type WordKey, words } from '../words.ts';
import type { Folding } from './use-folding.ts';
import './part.css';

/** What can be done with any part. */
export interface PartControls extends Pick<Folding, 'isOpen' | 'setOpen'> {
  readonly copyLink: (part: PartName) => void;
}

export const PartContext = createContext<PartControls>({
  isOpen: () => true,
  setOpen: () => undefined,
  copyLink: () => undefined,
});

export const partId = (name: PartName) => `part-${name}`;

interface FoldProps {
  readonly name: PartName;
  readonly className: string;
  /** The rule of the root cause, for whoever reads the page. */
  readonly rule?: string;
  /** What stays when it is folded; `open`: whether it is not. */
  readonly head: (open: boolean) => ReactNode;
  readonly children: ReactNode;
}

/** Folds by its head, with pointer and keyboard. Its link is copied with a key as well: it is no stop of Tab of its own. */
export function Fold({ name, className, rule, head, children }: FoldProps) {
  const { isOpen, setOpen, copyLink } = use(PartContext);
  const open = isOpen(name);
  return (
    <details
      className={className}
      id={partId(name)}
      data-part={name}
      data-rule={rule}
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) setOpen(name, event.currentTarget.open);
      }}
    >
      <summary>
        <Icon name="fold" small />
        {head(open)}
      </summary>
      {open && (
        <button
          type="button"
          className="icon-only part-link"
          tabIndex={-1}
          data-action="copy-link"
          aria-label={words('copyLink')}
          title={words('copyLink')}
          onClick={() => copyLink(name)}
        >
          <Icon name="link" small />
        </button>
      )}
      {open && children}
    </details>
  );
}

interface PartProps {
  readonly name: PartName;
  readonly title: WordKey;
  /** What the part comes to, in a line: a folded part still answers. */
  readonly summary: string;
  /** True where the summary is all that the part says: open, it need not say it twice. */
  readonly repeats?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Part({ name, title, summary, repeats = false, className = '', children }: PartProps) {
  return (
    <Fold
      name={name}
      className={`part ${className}`}
      head={(open) => (
        <>
          <h3>{words(title)}</h3>
          <span className="part-summary" title={summary}>
            {open && repeats ? '' : summary}
          </span>
        </>
      )}
    >
      <div className="part-body">{children}</div>
    </Fold>
  );
}
