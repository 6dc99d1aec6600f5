import { useId } from 'react';
import type { Notes } from '../../core/report-schema.ts';
import { type WordKey, words } from '../words.ts';

const FIELDS: readonly { readonly name: keyof Notes; readonly label: WordKey; readonly lines?: true }[] = [
  { name: 'expectedRole', label: 'notesRole' },
  { name: 'account', label: 'notesAccount' },
  { name: 'network', label: 'notesNetwork' },
  { name: 'address', label: 'notesAddress' },
  { name: 'reproduce', label: 'notesReproduce', lines: true },
  { name: 'remarks', label: 'notesRemarks', lines: true },
];

interface ExportNotesProps {
  readonly notes: Notes;
  readonly onChange: (changes: Partial<Notes>) => void;
}

/** What the reporter knows and no header tells. */
export function ExportNotes({ notes, onChange }: ExportNotesProps) {
  const id = useId();
  return (
    <details className="export-part" data-part="notes">
      <summary>{words('notesTitle')}</summary>
      <p className="dialog-note">{words('notesNote')}</p>
      <div className="notes">
        {FIELDS.map(({ name, label, lines }) => (
          <div key={name} className={lines ? 'wide' : undefined}>
            <label htmlFor={`${id}-${name}`}>{words(label)}</label>
            {lines ? (
              <textarea
                id={`${id}-${name}`}
                data-note={name}
                rows={Math.min(8, Math.max(2, notes[name].split('\n').length))}
                value={notes[name]}
                onChange={(event) => onChange({ [name]: event.currentTarget.value })}
              />
            ) : (
              <input
                id={`${id}-${name}`}
                data-note={name}
                type="text"
                autoComplete="off"
                value={notes[name]}
                onChange={(event) => onChange({ [name]: event.currentTarget.value })}
              />
            )}
          </div>
        ))}
      </div>
    </details>
  );
}
