import type { Report } from '../../core/report-schema.ts';
import { countWords, words } from '../words.ts';
import './import.css';

/** A file in which nothing was denied. */
export function NothingDenied({ report }: { readonly report: Report }) {
  const { entries, skipped } = report.source;
  return (
    <section className="file-start" data-part="nothing-denied" aria-label={words('nothingDenied')}>
      <div>
        <h2>{words('nothingDenied')}</h2>
        <p>
          {words('nothingDeniedText', countWords(entries - skipped.length, 'request', 'requests'))}{' '}
          {report.source.sanitised && words('importSanitised')}
        </p>
      </div>
    </section>
  );
}
