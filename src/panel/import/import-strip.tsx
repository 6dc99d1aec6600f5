import type { ReactNode } from 'react';
import { deniedIn } from '../store.ts';
import { countWords, numberWords, words } from '../words.ts';
import { ChooseFiles } from './choose-files.tsx';
import type { Import, OpenedFile } from './use-import.ts';
import './import.css';

interface ImportStripProps {
  readonly imported: Import;
  /** What `opened` can be compared with without a file; null where there is no live session. */
  readonly live: OpenedFile | null;
  /** Whether there is a session to go back to. */
  readonly hasSession: boolean;
  readonly onClose: () => void;
}

/** What is being read, what could not be, and which file is shown: at most one line each. */
export function ImportStrip({ imported, live, hasSession, onClose }: ImportStripProps) {
  const { reading, failure, opened, other } = imported;
  return (
    <div className="import-strip">
      {reading && <Progress {...reading} onCancel={imported.cancel} />}
      {failure && (
        <div className="banner refuses" data-part="import-failure" role="alert">
          <p>
            <strong>{failure.sentence}</strong> {failure.advice}
          </p>
          <button type="button" data-action="dismiss-failure" onClick={imported.dismiss}>
            {words('dismiss')}
          </button>
        </div>
      )}
      {opened && other === null && (
        <Opened opened={opened}>
          {!opened.isSample && (
            <ChooseFiles action="compare-file" onChoose={([file]) => file && imported.compareWith(file)}>
              {words('compareWith')}
            </ChooseFiles>
          )}
          {!opened.isSample && live && (
            <button type="button" data-action="compare-live" onClick={() => imported.compareWith(live)}>
              {words('compareWithLive')}
            </button>
          )}
          <button type="button" data-action={opened.isSample ? 'close-sample' : 'close-file'} onClick={onClose}>
            {words(!hasSession ? 'closeFile' : opened.isSample ? 'sampleClose' : 'backToLive')}
          </button>
        </Opened>
      )}
    </div>
  );
}

interface ProgressProps {
  readonly name: string;
  readonly bytes: number;
  readonly size: number;
  readonly onCancel: () => void;
}

const megabytes = (bytes: number): string => numberWords(Math.round(bytes / 100_000) / 10);

function Progress({ name, bytes, size, onCancel }: ProgressProps) {
  const isRead = bytes >= size;
  return (
    <div className="banner" data-part="import-progress">
      <span className="import-name">{words(isRead ? 'importDiagnosing' : 'importReading', name)}</span>
      <progress aria-label={words('importReading', name)} {...(isRead ? {} : { value: bytes, max: size })} />
      <span className="muted">{words('importMegabytes', megabytes(bytes), megabytes(size))}</span>
      <button type="button" data-action="cancel-import" onClick={onCancel}>
        {words('cancel')}
      </button>
    </div>
  );
}

function Opened({ opened, children }: { readonly opened: OpenedFile; readonly children: ReactNode }) {
  const { name, report, isSample } = opened;
  const { source } = report;
  const isPartial = source.problem !== undefined;
  return (
    <div className={isPartial ? 'banner warns' : 'banner'} data-part={isSample ? 'sample' : 'imported'}>
      <p>
        {isSample ? (
          words('sampleBanner')
        ) : (
          <>
            <strong className="import-name">{name}</strong>{' '}
            {words('importedSummary', findings(deniedIn(report)), entries(source.entries))}
          </>
        )}
        {isPartial && <span className="open"> {words('importProblem', source.problem ?? '')}</span>}
        {source.skipped.length > 0 && (
          <span
            className="open"
            title={source.skipped
              .slice(0, 20)
              .map(({ entry, reason }) => `${entry}: ${reason}`)
              .join('\n')}
          >
            {' '}
            {words('importSkipped', entries(source.skipped.length))}
          </span>
        )}
        {source.sanitised && <span className="muted"> {words('importSanitised')}</span>}
      </p>
      {children}
    </div>
  );
}

const findings = (count: number): string => countWords(count, 'denial', 'denials');
const entries = (count: number): string => countWords(count, 'entry', 'entries');
