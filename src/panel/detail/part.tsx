import { createContext, type ReactNode, use } from 'react';
import { Icon } from '../marks/icon.tsx';
import { type WordKey, words } from '../words.ts';
import './part.css';

/** The parts of a denial, by the names that tests, keys and links use. */
export type PartName =
  | 'happened'
  | 'refused'
  | 'pattern'
  | 'compared'
  | 'credentials'
  | 'evidence'
  | 'checklist'
  | 'try'
  | 'ledger'
  | 'raw'
  | 'bodies'
  | 'ids'
  | 'siblings';

export interface Folding {
  readonly isOpen: (part: PartName) => boolean;
  readonly setOpen: (part: PartName, open: boolean) => void;
}

/** Which parts are open. What the user folds stays folded from denial to denial. */
export const FoldingContext = createContext<Folding>({ isOpen: () => true, setOpen: () => undefined });

interface PartProps {
  readonly name: PartName;
  readonly title: WordKey;
  /** What the part comes to, in a line: a folded part still answers. */
  readonly summary: string;
  /** True where the summary is all that the part says: open, it need not say it twice. */
  readonly repeats?: boolean;
  readonly children: ReactNode;
}

export const partId = (name: PartName) => `part-${name}`;

export function Part({ name, title, summary, repeats = false, children }: PartProps) {
  const { isOpen, setOpen } = use(FoldingContext);
  const open = isOpen(name);
  return (
    <details
      className="part"
      id={partId(name)}
      data-part={name}
      open={open}
      onToggle={(event) => {
        if (event.currentTarget.open !== open) setOpen(name, event.currentTarget.open);
      }}
    >
      <summary>
        <Icon name="fold" small />
        <h3>{words(title)}</h3>
        {!(open && repeats) && (
          <span className="part-summary" title={summary}>
            {summary}
          </span>
        )}
      </summary>
      {open && <div className="part-body">{children}</div>}
    </details>
  );
}
