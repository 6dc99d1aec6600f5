import { useId } from 'react';

interface SegmentsProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly note?: string;
  readonly onChange: (value: T) => void;
}

/** One of a few, side by side. */
export function Segments<T extends string>({ legend, name, value, options, note, onChange }: SegmentsProps<T>) {
  const id = useId();
  return (
    <fieldset
      className="dialog-field"
      data-field={name}
      aria-describedby={note === undefined ? undefined : `${id}-note`}
    >
      <legend>{legend}</legend>
      <span className="segments">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={`${name}-${id}`}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </span>
      {note !== undefined && (
        <p className="dialog-note" id={`${id}-note`}>
          {note}
        </p>
      )}
    </fieldset>
  );
}
