import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Report } from '../../core/report-schema.ts';
import { download } from '../clipboard.ts';
import type { ExportScope, ScopeChoice } from '../export-scopes.ts';
import { type Exported, type ExportFormat, exportFailure, exportReport, FORMAT_WORDS } from '../exports.ts';
import { CopyButton } from '../marks/copy-button.tsx';
import { ScrollingText } from '../marks/scrolling-text.tsx';
import type { Exporting } from '../use-exporting.ts';
import { countWords, numberWords, words } from '../words.ts';
import { Dialog } from './dialog.tsx';
import './export.css';
import { ExportNotes } from './export-notes.tsx';
import { HeldValues } from './held-values.tsx';
import { Segments } from './segments.tsx';

const FORMATS: readonly ExportFormat[] = ['markdown', 'jira', 'html', 'json', 'har', 'curl', 'fetch', 'bundle'];
const NONE: ReadonlySet<string> = new Set();

interface Made {
  readonly exported: Exported | null;
  readonly failure: string | null;
}

/** The export as it would leave now. While it is made anew the last one stands, and may not be taken. */
function useExport(report: Report, format: ExportFormat, own: Exporting['own'], unmask: ReadonlySet<string>) {
  const [made, setMade] = useState<Made>({ exported: null, failure: null });
  const [isCurrent, setCurrent] = useState(false);
  useEffect(() => {
    let wanted = true;
    const tell = (next: Made) => {
      if (!wanted) return;
      setMade(next);
      setCurrent(true);
    };
    setCurrent(false);
    exportReport(report, format, { own, unmask }).then(
      (exported) => tell({ exported, failure: null }),
      (error: unknown) => tell({ exported: null, failure: exportFailure(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [report, format, own, unmask]);
  return { ...made, isCurrent };
}

interface ExportDialogProps {
  /** At least one. */
  readonly scopes: readonly ScopeChoice[];
  readonly scope: ExportScope;
  /** What to begin with. */
  readonly format: ExportFormat;
  readonly exporting: Exporting;
  readonly onClose: () => void;
}

/** Shows exactly what leaves before it leaves. What is shown is what was there when it opened, with the notes of now. */
export function ExportDialog({ exporting, onClose, ...props }: ExportDialogProps) {
  const [scopes] = useState(props.scopes);
  const [format, setFormat] = useState(props.format);
  const [scope, setScope] = useState(props.scope);
  const [unmask, setUnmask] = useState(NONE);
  const [fileName, setFileName] = useState('');
  const chosen = scopes.find((choice) => choice.scope === scope) ?? scopes[0];
  const captured = useMemo(() => chosen?.report() ?? null, [chosen]);
  const notes = useDeferredValue(exporting.notes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: prepared anew when the notes are, not when it is made anew
  const report = useMemo(() => captured && exporting.prepare(captured), [captured, notes]);
  return (
    report && (
      <Leaving
        report={report}
        format={format}
        own={exporting.own}
        unmask={unmask}
        fileName={fileName}
        onFile={setFileName}
        onUnmask={setUnmask}
        onClose={onClose}
      >
        {scopes.length > 1 && (
          <Segments
            legend={words('exportScope')}
            name="scope"
            value={chosen?.scope ?? scope}
            options={scopes.map((choice) => ({ value: choice.scope, label: choice.label }))}
            onChange={setScope}
          />
        )}
        <Segments
          legend={words('format')}
          name="format"
          value={format}
          options={FORMATS.map((value) => ({ value, label: words(FORMAT_WORDS[value]) }))}
          onChange={setFormat}
        />
        <ExportNotes notes={exporting.notes} onChange={exporting.onNotes} />
      </Leaving>
    )
  );
}

interface LeavingProps {
  readonly report: Report;
  readonly format: ExportFormat;
  readonly own: Exporting['own'];
  readonly unmask: ReadonlySet<string>;
  readonly onUnmask: (unmask: ReadonlySet<string>) => void;
  /** Which file of a bundle is looked at. */
  readonly fileName: string;
  readonly onFile: (name: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What was chosen, and what leaves: the text itself, to copy or to download. */
function Leaving({ report, format, own, unmask, onUnmask, fileName, onFile, onClose, children }: LeavingProps) {
  const { exported, failure, isCurrent } = useExport(report, format, own, unmask);
  const file = exported?.files.find(({ name }) => name === fileName) ?? exported?.files[0];
  const size = exported?.files.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  return (
    <Dialog
      name="preview"
      className="export-dialog"
      title={words('preview')}
      onClose={onClose}
      footer={
        exported &&
        isCurrent && (
          <>
            <p className="push-right note" data-part="leaves">
              {words('previewNote', countWords(exported.masked, 'valueMasked', 'valuesMasked'), numberWords(size))}
            </p>
            {exported.files.length === 1 && <CopyButton text={file?.text ?? ''} action="preview-copy" className="" />}
            <button
              type="button"
              className="primary"
              data-action="preview-download"
              onClick={() => download(exported.content, exported.fileName, exported.mimeType)}
            >
              {words('downloadFile', exported.fileName)}
            </button>
          </>
        )
      }
    >
      <div className="export-choices">
        {children}
        {exported && exported.held.length > 0 && (
          <HeldValues held={exported.held} unmasked={unmask} onChange={onUnmask} />
        )}
      </div>
      <div className="export-text" aria-busy={!isCurrent}>
        {exported && exported.files.length > 1 && file && (
          <Segments
            legend={words('bundleFiles')}
            name="file"
            value={file.name}
            options={exported.files.map(({ name }) => ({ value: name, label: name }))}
            onChange={onFile}
          />
        )}
        {!exported && !failure && <p className="note">{words('previewWorking')}</p>}
        {failure !== null && <p className="note bad">{failure}</p>}
        {file && <ScrollingText key={file.name} label={words('preview')} text={file.text} />}
      </div>
    </Dialog>
  );
}
