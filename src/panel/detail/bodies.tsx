import type { ReportDenial, ReportExchange } from '../../core/report-schema.ts';
import { ScrollingText } from '../marks/scrolling-text.tsx';
import { numberWords, words } from '../words.ts';
import { Part } from './part.tsx';

type Content = NonNullable<ReportExchange['request']['body']>;

interface Found {
  readonly key: string;
  readonly title: string;
  readonly body: Content;
}

function bodiesOf(exchanges: ReportDenial['exchanges']): readonly Found[] {
  return exchanges.flatMap(({ request, response }, index) => {
    // With redirects there are several of a kind: the number of the hop tells them apart.
    const of = exchanges.length === 1 ? '' : ` ${index + 1}`;
    const title = (kind: 'responseBody' | 'requestBody') => words(kind) + of;
    return [
      ...(response?.body?.text
        ? [{ key: `response ${index}`, title: title('responseBody'), body: response.body }]
        : []),
      ...(request.body?.text ? [{ key: `request ${index}`, title: title('requestBody'), body: request.body }] : []),
    ];
  });
}

function describe({ mimeType, size }: Content): string {
  if (size === null) return mimeType;
  const bytes = words('bytes', numberWords(size));
  return mimeType === '' ? bytes : `${mimeType}, ${bytes}`;
}

/** What the messages said, as far as it was captured and after masking. */
export function Bodies({ exchanges }: { readonly exchanges: ReportDenial['exchanges'] }) {
  const found = bodiesOf(exchanges).toReversed();
  const summary = found.map(({ title, body }) => `${title}: ${describe(body)}`).join('; ');
  return (
    <Part name="bodies" title="bodies" summary={found.length === 0 ? words('bodyNone') : summary}>
      {found.length === 0 && <p className="note">{words('bodyNoneWhy')}</p>}
      {found.map(({ key, title, body }) => (
        <section key={key}>
          <h4>
            {title} <span className="muted small">{describe(body)}</span>
          </h4>
          <ScrollingText label={title} text={body.text ?? ''} />
          {body.truncated && <p className="note">{words('bodyCut')}</p>}
        </section>
      ))}
    </Part>
  );
}
