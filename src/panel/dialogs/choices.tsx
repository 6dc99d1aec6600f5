import { useId } from 'react';

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly values: readonly T[];
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly note: string;
  readonly onChange: (values: readonly T[]) => void;
}

/** Any of a few, side by side. */
export function Choices<T extends string>({ legend, name, values, options, note, onChange }: ChoicesProps<T>) {
  const id = useId();
  return (
    <fieldset className="dialog-field" data-field={name} aria-describedby={id}>
      <legend>{legend}</legend>
      <span className="choices">
        {options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="checkbox"
              value={value}
              checked={values.includes(value)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...values, value] : values.filter((each) => each !== value))
              }
            />
            {label}
          </label>
        ))}
      </span>
      <p className="dialog-note" id={id}>
        {note}
      </p>
    </fieldset>
  );
}
