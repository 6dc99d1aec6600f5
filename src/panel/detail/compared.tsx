import { Fragment } from 'react';
import type { Comparison, ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { CopyableValue } from '../marks/copy-button.tsx';
import { Icon } from '../marks/icon.tsx';
import { FaultNumber } from '../marks/labels.tsx';
import { withOffsets } from '../marks/offsets.ts';
import { Rich } from '../marks/rich.tsx';
import { listDiff, type Piece, type ValueDiff, valueDiff } from '../value-diff.ts';
import { countWords, type WordKey, words } from '../words.ts';
import { Part } from './part.tsx';
import './compared.css';

const CHECKS: Readonly<Record<Comparison['check'], WordKey>> = {
  status: 'checkStatus',
  origin: 'checkOrigin',
  credentials: 'checkCredentials',
  method: 'checkMethod',
  headers: 'checkHeaders',
  redirect: 'checkRedirect',
};

const whole = (text: string, same = true): readonly Piece[] => [{ text, same }];

/** What to mark within the values: characters of an origin, members of a list. */
function diffOf({ check, answered, needed, outcome }: Comparison): ValueDiff {
  if (answered === null || needed === null || outcome !== 'fail') {
    return { answered: whole(answered ?? ''), needed: whole(needed ?? '', outcome !== 'fail') };
  }
  if (check === 'headers') return listDiff(answered, needed, (name) => name.toLowerCase());
  if (check === 'method') return listDiff(answered, needed, (method) => method);
  if (check === 'origin' || check === 'credentials') return valueDiff(answered, needed);
  return { answered: whole(answered), needed: whole(needed) };
}

function Value({ text, pieces, as: Tag }: { text: string | null; pieces: readonly Piece[]; as: 'del' | 'ins' }) {
  if (text === null) return <span className="muted">–</span>;
  if (text === '') return <span className="muted">{words('nothing')}</span>;
  return withOffsets(pieces, (piece) => piece.text.length).map(({ part, offset }) => {
    const Around = part.same ? Fragment : Tag;
    return (
      <Around key={offset}>
        <Captured text={part.text} />
      </Around>
    );
  });
}

const OUTCOMES: Readonly<Record<Comparison['outcome'], WordKey>> = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'unclear',
};

function OutcomeMark({ outcome, fault }: { readonly outcome: Comparison['outcome']; readonly fault: number | null }) {
  if (fault !== null) return <FaultNumber fault={fault} />;
  return (
    <span className={outcome === 'pass' ? 'good' : outcome === 'fail' ? 'bad' : 'open'}>
      <Icon name={outcome === 'pass' ? 'tick' : outcome === 'fail' ? 'cross' : 'unknown'} />
      <span className="screen-reader">{words(OUTCOMES[outcome])}</span>
    </span>
  );
}

/** A passed check in one line. */
function Passed({ asked, answered }: Comparison) {
  const shown = (text: string) => (
    <code key={text}>
      <Captured text={text} />
    </code>
  );
  if (asked && answered && asked !== answered)
    return <Rich message="allowedBy" parts={[shown(asked), shown(answered)]} />;
  const only = answered ?? asked;
  return only ? shown(only) : words('passed');
}

function CheckRow({ line, twice }: { readonly line: Comparison; readonly twice: boolean }) {
  const diff = diffOf(line);
  const empty = (text: string | null) => (text === null ? 'compared-empty' : undefined);
  const absent = line.answered === null && line.outcome !== 'pass';
  return (
    <tr
      className={line.outcome}
      data-check={line.check}
      data-outcome={line.outcome}
      data-on={line.on}
      data-proof={line.fault ?? undefined}
      tabIndex={line.fault === null ? undefined : -1}
    >
      <td className="compared-mark">
        <OutcomeMark outcome={line.outcome} fault={line.fault} />
      </td>
      <th scope="row">
        {words(CHECKS[line.check])}
        {twice && <span className="compared-on"> {words(line.on === 'preflight' ? 'onPreflight' : 'onActual')}</span>}
      </th>
      <td data-label={words('asked')} className={empty(line.asked)}>
        <span>
          <Value text={line.asked} pieces={whole(line.asked ?? '')} as="del" />
        </span>
      </td>
      <td data-label={words('answered')} className={absent ? undefined : empty(line.answered)}>
        <span>
          {absent ? (
            <span className="muted">{words('absent')}</span>
          ) : (
            <Value text={line.answered} pieces={diff.answered} as="del" />
          )}
        </span>
      </td>
      <td data-label={words('needed')} className={empty(line.needed)}>
        <span>
          <Value text={line.needed} pieces={diff.needed} as="ins" />
        </span>
      </td>
      {line.outcome === 'pass' && (
        <td className="compared-one">
          <span>
            <Passed {...line} />
          </span>
        </td>
      )}
    </tr>
  );
}

function EngineName({ engine, name }: { readonly engine: 'chromium' | 'firefox'; readonly name: string }) {
  return (
    <span data-engine={engine}>
      <CopyableValue text={name} title={words('copyToSearch')}>
        {name}
      </CopyableValue>
    </span>
  );
}

/** Both engines' own names for the failure, to search for. */
function EngineNames({ denial }: { readonly denial: ReportDenial }) {
  const { chromium = null, firefox = null } = denial.cors ?? {};
  if (chromium === null && firefox === null) return null;
  const inChromium = chromium === null ? null : <EngineName key="chromium" engine="chromium" name={chromium} />;
  const inFirefox = firefox === null ? null : <EngineName key="firefox" engine="firefox" name={firefox} />;
  return (
    <p className="note">
      {inChromium && inFirefox ? (
        <Rich message="bothEngines" parts={[inChromium, inFirefox]} />
      ) : (
        <Rich message={inChromium ? 'onlyChrome' : 'onlyFirefox'} parts={[inChromium ?? inFirefox]} />
      )}
    </p>
  );
}

function summaryOf(lines: readonly Comparison[]): string {
  const failed = lines.filter((line) => line.outcome === 'fail').length;
  const passed = lines.filter((line) => line.outcome === 'pass').length;
  if (failed === 0 && passed === lines.length) return words('allPassed', String(passed));
  const faults = countWords(failed, 'oneFault', 'faults');
  return passed === 0 ? faults : words('faultsAndPassed', faults, String(passed));
}

/** What the browser asked, what the server answered, what it must answer; differences marked within the values. */
export function Compared({ denial }: { readonly denial: ReportDenial }) {
  const lines = denial.comparison;
  if (lines.length === 0 && !denial.cors?.chromium && !denial.cors?.firefox) return null;
  const twice = new Set(lines.map((line) => line.on)).size > 1;
  return (
    <Part name="compared" title="compared" summary={summaryOf(lines)}>
      <table className="compared">
        <thead>
          <tr>
            <td className="compared-mark" />
            <th scope="col" className="compared-check">
              {words('check')}
            </th>
            <th scope="col">{words('asked')}</th>
            <th scope="col">{words('answered')}</th>
            <th scope="col">{words('needed')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <CheckRow key={`${line.on} ${line.check}`} line={line} twice={twice} />
          ))}
        </tbody>
      </table>
      <EngineNames denial={denial} />
      {denial.cors?.because !== '' && denial.cors !== null && <p className="note">{denial.cors.because}</p>}
      {denial.cors?.warnings.map((warning) => (
        <p key={warning} className="note">
          {warning}
        </p>
      ))}
    </Part>
  );
}
