import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { Icon } from '../marks/icon.tsx';
import { words } from '../words.ts';

/** Which variants pass. */
export function ProbeTable({ probe }: { readonly probe: NonNullable<ReportDenial['probe']> }) {
  return (
    <div className="try-result" data-part="probe">
      <p className="try-verdict" data-part="probe-conclusion">
        <Captured text={probe.conclusion} />
        {!probe.complete && <span className="muted"> {words('probeIncomplete')}</span>}
      </p>
      <table className="try-table">
        <thead>
          <tr>
            <th scope="col">{words('columnVariant')}</th>
            <th scope="col">{words('columnOutcome')}</th>
            <th scope="col">{words('columnStatus')}</th>
          </tr>
        </thead>
        <tbody>
          {probe.trials.map(({ label, passed, status, said }) => (
            <tr key={label} data-variant={label} data-passed={passed}>
              <th scope="row">
                <Captured text={label} />
              </th>
              <td data-label={words('columnOutcome')}>
                <span className={passed ? 'good' : 'bad'}>
                  <Icon name={passed ? 'tick' : 'cross'} small /> {words(passed ? 'passes' : 'isRefused')}
                </span>
                {said !== '' && (
                  <span className="try-note">
                    <Captured text={said} />
                  </span>
                )}
              </td>
              <td data-label={words('columnStatus')}>
                <code>{status ?? words('noAnswer')}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
