import { useEffect, useState } from 'react';
import type { Report } from '../../core/report-schema.ts';
import { downloadText } from '../clipboard.ts';
import { type Exported, type ExportFormat, exportText, FORMAT_WORDS } from '../exports.ts';
import { CopyButton } from '../marks/copy-button.tsx';
import { ScrollingText } from '../marks/scrolling-text.tsx';
import { countWords, numberWords, words } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { Segments } from './segments.tsx';

const FORMATS: readonly ExportFormat[] = ['markdown', 'html', 'json', 'har', 'curl'];

type Result = { readonly exported: Exported } | { readonly failure: string } | null;

/** The export of a report, once it is made; null while it is. */
function useExport(report: Report, format: ExportFormat): Result {
  const [made, setMade] = useState<{ of: Report; format: ExportFormat; result: Result } | null>(null);
  useEffect(() => {
    let wanted = true;
    const tell = (result: Result) => {
      if (wanted) setMade({ of: report, format, result });
    };
    exportText(report, format).then(
      (exported) => tell({ exported }),
      (error: unknown) =>
        tell({ failure: words('exportFailed', error instanceof Error ? error.message : String(error)) }),
    );
    return () => {
      wanted = false;
    };
  }, [report, format]);
  return made?.of === report && made.format === format ? made.result : null;
}

interface PreviewProps {
  readonly all: Report;
  /** The denial that is shown, alone; null where none is. */
  readonly one: Report | null;
  /** What to begin with. */
  readonly format: ExportFormat;
  readonly scope: 'one' | 'all';
  readonly onClose: () => void;
}

/** Shows exactly what leaves before it leaves. What is shown is what was there when it opened. */
export function Preview(props: PreviewProps) {
  const [{ all, one }] = useState(props);
  const [format, setFormat] = useState(props.format);
  const [scope, setScope] = useState(props.one ? props.scope : 'all');
  const result = useExport(scope === 'one' && one ? one : all, format);
  const exported = result && 'exported' in result ? result.exported : null;
  return (
    <Dialog
      name="preview"
      title={words('preview')}
      onClose={props.onClose}
      footer={
        exported && (
          <>
            <CopyButton text={exported.text} action="preview-copy" className="" />
            <button
              type="button"
              className="primary"
              data-action="preview-download"
              onClick={() => downloadText(exported.text, exported.fileName, exported.mimeType)}
            >
              {words('downloadFile', exported.fileName)}
            </button>
          </>
        )
      }
    >
      {one && (
        <Segments
          legend={words('exportScope')}
          name="scope"
          value={scope}
          options={[
            { value: 'one', label: words('scopeOne') },
            { value: 'all', label: words('scopeAll', countWords(all.denials.length, 'denial', 'denials')) },
          ]}
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
      {result === null && <p className="note">{words('previewWorking')}</p>}
      {result && 'failure' in result && <p className="note bad">{result.failure}</p>}
      {exported && (
        <>
          <p className="note">
            {words(
              'previewNote',
              countWords(exported.masked, 'valueMasked', 'valuesMasked'),
              numberWords(exported.text.length),
            )}
          </p>
          <ScrollingText label={words('preview')} text={exported.text} />
        </>
      )}
    </Dialog>
  );
}
