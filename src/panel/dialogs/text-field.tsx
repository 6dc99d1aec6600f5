import { useId } from 'react';

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly note: string;
  readonly placeholder: string;
  readonly value: string;
  /** What is not understood of it, one sentence each. */
  readonly problems?: readonly string[];
  readonly onChange: (value: string) => void;
}

const FEWEST = 2;
const MOST = 8;

/** A few lines of text that grow with what is written. */
export function TextField({ name, label, note, placeholder, value, problems = [], onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div className="dialog-field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="mono"
        rows={Math.min(MOST, Math.max(FEWEST, value.split('\n').length))}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={`${id}-note`}
        aria-invalid={problems.length > 0}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p className="dialog-note" id={`${id}-note`}>
        {note}
        {problems.map((problem) => (
          <span key={problem} className="bad" data-problem>
            {problem}
          </span>
        ))}
      </p>
    </div>
  );
}
