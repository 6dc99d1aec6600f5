import { useId, useState } from 'react';
import { ownHeaders, recheckVariants } from '../../core/experiment.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import type { Variant } from '../../core/variant.ts';
import { Captured } from '../marks/captured.tsx';
import { words } from '../words.ts';

interface ProbeFormProps {
  readonly denial: ReportDenial;
  readonly disabled: boolean;
  readonly onSend: (wanted: { readonly kind: 'probe'; readonly variants: readonly Variant[] }) => void;
}

const METHOD = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}$/;
const CREDENTIALS: readonly Variant['credentials'][] = ['include', 'omit', 'same-origin'];

/** `Name: value`, one a line; null where a line is none. */
function headersOf(typed: string): Variant['setHeaders'] | null {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const headers = lines.map((line) => {
    const [, name, value] = /^\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*(.*?)\s*$/.exec(line) ?? [];
    return name === undefined || value === undefined ? null : { name, value };
  });
  return headers.every((header) => header !== null) ? headers.filter((header) => header !== null) : null;
}

/** One variant of the user's own, from the denied request. What is masked here is sent as it was. */
export default function ProbeForm({ denial, disabled, onSend }: ProbeFormProps) {
  const id = useId();
  const [first] = recheckVariants(denial);
  const [method, setMethod] = useState(denial.request.method);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [more, setMore] = useState('');
  const [credentials, setCredentials] = useState(first?.credentials ?? 'same-origin');
  const [body, setBody] = useState<string | null>(null);
  const captured = denial.exchanges.find(({ role }) => role !== 'preflight')?.request.body?.text ?? '';
  const set = headersOf(more);
  const isValid = METHOD.test(method) && set !== null;

  const send = () => {
    if (set === null || first === undefined) return;
    const variant: Variant = {
      label: words('ownVariant'),
      method,
      withoutHeaders: [...without],
      setHeaders: set,
      credentials,
      body: body === null ? { kind: 'same' } : body === '' ? { kind: 'none' } : { kind: 'text', text: body },
    };
    onSend({ kind: 'probe', variants: [{ ...first, label: 'unchanged' }, variant] });
  };

  return (
    <form
      className="probe-form"
      data-part="probe-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={`${id}-method`}>{words('formMethod')}</label>
      <input id={`${id}-method`} value={method} onChange={(event) => setMethod(event.currentTarget.value)} />
      <span id={`${id}-headers`}>{words('formHeaders')}</span>
      <fieldset className="bare" aria-labelledby={`${id}-headers`}>
        {ownHeaders(denial).map((name) => (
          <label key={name} className="probe-header">
            <input
              type="checkbox"
              checked={!without.has(name)}
              onChange={(event) => {
                const next = new Set(without);
                if (event.currentTarget.checked) next.delete(name);
                else next.add(name);
                setWithout(next);
              }}
            />
            <code>
              <Captured text={name} />
            </code>
          </label>
        ))}
        <textarea
          rows={2}
          aria-label={words('formMoreHeaders')}
          placeholder={words('formMoreHeaders')}
          value={more}
          onChange={(event) => setMore(event.currentTarget.value)}
        />
      </fieldset>
      <label htmlFor={`${id}-credentials`}>{words('formCredentials')}</label>
      <select
        id={`${id}-credentials`}
        value={credentials}
        onChange={(event) =>
          setCredentials(CREDENTIALS.find((one) => one === event.currentTarget.value) ?? 'same-origin')
        }
      >
        {CREDENTIALS.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <label htmlFor={`${id}-body`}>{words('formBody')}</label>
      <textarea
        id={`${id}-body`}
        rows={3}
        value={body ?? captured}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <p className="note">{words(isValid ? 'formMasked' : 'formInvalid')}</p>
      <div className="try-actions">
        <button type="submit" className="primary" data-action="send-variant" disabled={disabled || !isValid}>
          {words('formSend')}
        </button>
      </div>
    </form>
  );
}
