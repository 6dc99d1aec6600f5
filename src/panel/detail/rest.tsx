import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { CopyButton } from '../marks/copy-button.tsx';
import { words } from '../words.ts';
import { Part } from './part.tsx';

/** What finds this request in the logs of whoever answered. */
export function CorrelationIds({ ids }: { readonly ids: ReportDenial['correlationIds'] }) {
  const summary = ids.map(({ name, value }) => `${name} ${value}`).join(', ');
  return (
    <Part name="ids" title="ids" summary={ids.length === 0 ? words('idsNone') : summary}>
      {ids.length === 0 && <p className="note">{words('idsNoneWhy')}</p>}
      <ul className="rest-list">
        {ids.map(({ name, value, on }) => (
          <li key={`${on} ${name}`} data-correlation-id={name}>
            <code className="muted">
              <Captured text={name} />
            </code>
            <code>
              <Captured text={value} />
            </code>
            <CopyButton text={value} action="copy-correlation-id" title={`${words('copy')}: ${name}`} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Requests to the same place that did pass: what they show about this one. */
export function Siblings({ siblings }: { readonly siblings: ReportDenial['siblings'] }) {
  const summary = siblings[0]?.shows ?? words('siblingsNone');
  return (
    <Part name="siblings" title="siblings" summary={summary}>
      {siblings.length === 0 && <p className="note">{words('siblingsNoneWhy')}</p>}
      <ul className="rest-list siblings">
        {siblings.map(({ method, path, status, shows }) => (
          <li key={`${method} ${path} ${status}`}>
            <code>
              <Captured text={`${method} ${path}`} />
            </code>
            <span>
              <Captured text={shows} />
            </span>
            <code className="muted">{status}</code>
          </li>
        ))}
      </ul>
    </Part>
  );
}

const isWeb = (url: string) => /^https:\/\//.test(url);

/** The standards and documents that the diagnoses rest on. */
export function Citations({ denial }: { readonly denial: ReportDenial }) {
  const docs = new Map(denial.diagnoses.flatMap((diagnosis) => diagnosis.docs).map((doc) => [doc.url, doc]));
  const links = [...docs.values()].filter((doc) => isWeb(doc.url));
  if (links.length === 0) return null;
  return (
    <Part name="citations" title="readMore" summary={links.map(({ text }) => text).join('; ')} repeats>
      <ul className="citations">
        {links.map(({ text, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Part>
  );
}
