import type { ReportDenial, ReportExchange } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { Icon } from '../marks/icon.tsx';
import { useZone } from '../preferences.ts';
import { instant } from '../rows.ts';
import { clock } from '../time.ts';
import { words } from '../words.ts';

type Recheck = NonNullable<ReportDenial['recheck']>;

/** The headers that decide, in the order in which browsers look at them. */
const DECIDING = {
  preflight: [
    'Access-Control-Allow-Origin',
    'Access-Control-Allow-Credentials',
    'Access-Control-Allow-Methods',
    'Access-Control-Allow-Headers',
  ],
  actual: ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', 'WWW-Authenticate'],
} as const;

interface Line {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

function linesOf(role: 'preflight' | 'actual', before: readonly ReportExchange[], after: readonly ReportExchange[]) {
  const last = (exchanges: readonly ReportExchange[]) =>
    exchanges.findLast((exchange) => (exchange.role === 'preflight') === (role === 'preflight'));
  const pair = [last(before), last(after)] as const;
  if (pair[0] === undefined && pair[1] === undefined) return [];
  const name = words(role === 'preflight' ? 'preflight' : 'requestItself');
  const status = (exchange: ReportExchange | undefined): string | null =>
    exchange === undefined ? null : exchange.response === null ? words('noAnswer') : String(exchange.response.status);
  const header = (exchange: ReportExchange | undefined, wanted: string): string | null => {
    const values = (exchange?.response?.headers ?? []).filter((one) => one.name.toLowerCase() === wanted.toLowerCase());
    return values.length === 0 ? null : values.map(({ value }) => value).join('\n');
  };
  const lines: Line[] = [{ what: words('statusOf', name), before: status(pair[0]), after: status(pair[1]) }];
  for (const wanted of DECIDING[role]) {
    const line = { what: wanted, before: header(pair[0], wanted), after: header(pair[1], wanted) };
    if (line.before !== null || line.after !== null) lines.push(line);
  }
  return lines;
}

/** By whether it passed: what to say of it, and what to say where a fix was tried meanwhile. */
const SENT_AGAIN = {
  true: ['recheckPassed', 'recheckPassedTried'],
  false: ['recheckRefused', 'recheckRefusedTried'],
} as const;

/** The request as it was denied beside the same request sent again. */
export function RecheckTable({ denial, recheck }: { readonly denial: ReportDenial; readonly recheck: Recheck }) {
  const zone = useZone();
  const at = instant(recheck.at);
  const first = instant(denial.startedDateTime);
  const lines = [
    ...linesOf('preflight', denial.exchanges, recheck.exchanges),
    ...linesOf('actual', denial.exchanges, recheck.exchanges),
  ];
  const said = recheck.trials.filter((trial) => trial.said !== '' || recheck.trials.length > 1);
  const why = recheck.unsent ? recheck.trials[0]?.said : undefined;
  return (
    <div className="try-result" data-part="recheck" data-passed={recheck.passed}>
      <p className={recheck.passed ? 'try-verdict good' : 'try-verdict bad'}>
        <Icon name={recheck.passed ? 'tick' : 'cross'} small />
        {words(
          recheck.unsent ? 'recheckUnsent' : SENT_AGAIN[`${recheck.passed}`][recheck.fixTried ? 1 : 0],
          at === null ? '' : clock(at, zone),
        )}
      </p>
      {recheck.exchanges.length > 0 && (
        <table className="try-table">
          <thead>
            <tr>
              <th scope="col">{words('columnWhat')}</th>
              <th scope="col">{words('before', first === null ? '' : clock(first, zone))}</th>
              <th scope="col">{words('after', at === null ? '' : clock(at, zone))}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ what, before, after }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: preflight and request have the same headers
              <tr key={index} className={before === after ? '' : 'changed'}>
                <th scope="row">{what}</th>
                <Cell label={words('before', '')} value={before} />
                <Cell label={words('after', '')} value={after} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {why === undefined ? (
        <ul className="try-said">
          {said.map(({ label, passed, said: text }) => (
            <li key={label}>
              <b>{words(passed ? 'trialPassed' : 'trialRefused', label)}</b> <Captured text={text} />
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <Captured text={why} />
        </p>
      )}
    </div>
  );
}

function Cell({ label, value }: { readonly label: string; readonly value: string | null }) {
  return (
    <td data-label={label}>
      {value === null ? (
        <span className="muted">{words('absent')}</span>
      ) : (
        <code>
          <Captured text={value} />
        </code>
      )}
    </td>
  );
}
