import type { ReportDenial, ReportExchange } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { CopyButton } from '../marks/copy-button.tsx';
import { type WordKey, words } from '../words.ts';
import { isHandedOver } from './handed-over.ts';
import { Part } from './part.tsx';
import './raw.css';

const ROLES: Readonly<Record<ReportExchange['role'], WordKey>> = {
  preflight: 'preflight',
  actual: 'actualRequest',
  hop: 'redirect',
};

const titleOf = (exchanges: readonly ReportExchange[], index: number, { role }: ReportExchange): string =>
  words(isHandedOver(exchanges, index) ? 'toServiceWorker' : ROLES[role]);

type Headers = ReportExchange['request']['headers'];

const blockText = (start: string, headers: Headers) =>
  `${[start, ...headers.map(({ name, value }) => `${name}: ${value}`)].join('\n')}\n`;

/** Headers that the CORS protocol or an authentication reads stand out. */
const matters = (name: string) =>
  /^(origin|vary|authorization|www-authenticate|proxy-authenticate|location|cookie|set-cookie)$|^access-control-/i.test(
    name,
  );

function HeaderBlock({
  title,
  start,
  headers,
}: {
  readonly title: string;
  readonly start: string;
  readonly headers: Headers;
}) {
  return (
    <div className="raw-block">
      <div className="raw-start">
        <code>
          <Captured text={start} />
        </code>
        <CopyButton text={blockText(start, headers)} action="copy-headers" title={`${words('copy')}: ${title}`} />
      </div>
      <dl className="raw-headers">
        {headers.map(({ name, value }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, in its order
          <div key={position} className={matters(name) ? 'matters' : undefined}>
            <dt>
              <Captured text={name} />
            </dt>
            <dd>
              <Captured text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const startLine = ({ response }: ReportExchange) =>
  response ? [response.httpVersion, response.status, response.statusText].filter((part) => part !== '').join(' ') : '';

interface ExchangeProps {
  readonly exchange: ReportExchange;
  readonly index: number;
  readonly title: string;
}

function Exchange({ exchange, index, title }: ExchangeProps) {
  const { request, response } = exchange;
  return (
    <section className="raw-exchange" id={`exchange-${index}`} data-exchange={exchange.role} tabIndex={-1}>
      <h4>{title}</h4>
      {exchange.provisional && <p className="note">{words('provisional')}</p>}
      {exchange.storedResponse && <p className="note">{words('storedResponse')}</p>}
      <HeaderBlock
        title={words('requestHeaders')}
        start={`${request.method} ${request.url}`}
        headers={request.headers}
      />
      {response ? (
        <HeaderBlock title={words('responseHeaders')} start={startLine(exchange)} headers={response.headers} />
      ) : (
        <p className="note">
          {words('rawNone')}
          {exchange.error !== null && (
            <>
              {': '}
              <code>
                <Captured text={exchange.error} />
              </code>
            </>
          )}
        </p>
      )}
    </section>
  );
}

function summaryOf(exchanges: ReportDenial['exchanges']): string {
  return exchanges
    .map((exchange, index) =>
      words(
        'rawSummary',
        titleOf(exchanges, index, exchange),
        String(exchange.request.headers.length),
        exchange.response ? String(exchange.response.headers.length) : words('noneShort'),
      ),
    )
    .join('; ');
}

/** What went over the wire, credentials masked. */
export function Raw({ exchanges }: { readonly exchanges: ReportDenial['exchanges'] }) {
  return (
    <Part name="raw" title="raw" summary={summaryOf(exchanges)}>
      {exchanges.map((exchange, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: exchanges have no identity but their order
        <Exchange key={index} exchange={exchange} index={index} title={titleOf(exchanges, index, exchange)} />
      ))}
    </Part>
  );
}
