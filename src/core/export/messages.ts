import type { HeaderList } from '../exchange.ts';
import type { ReportDenial, ReportExchange } from '../report-schema.ts';
import { counted } from './phrase.ts';

/** Headers that say something about a refusal, whatever its cause. */
const TELLING = new Set(
  `accept access-control-allow-credentials access-control-allow-headers access-control-allow-methods
  access-control-allow-origin access-control-expose-headers access-control-max-age access-control-request-headers
  access-control-request-method age allow authorization cache-control content-security-policy content-type cookie
  cross-origin-resource-policy date host if-match location origin proxy-authenticate proxy-authorization
  ratelimit-limit ratelimit-remaining ratelimit-reset referer retry-after sec-fetch-mode sec-fetch-site
  sec-fetch-storage-access server set-cookie vary via www-authenticate x-cache x-csrf-token x-powered-by
  x-xsrf-token`.split(/\s+/),
);

/** Characters of a body that a report quotes. */
const EXCERPT = 2_000;

/** A message as a reader of HTTP expects it: start line, the headers that matter, the beginning of the body. */
export interface Message {
  readonly exchange: ReportExchange;
  readonly request: string;
  /** Null where none was received. */
  readonly response: string | null;
}

/** The exchanges of a denial, each message with only the headers that matter: the telling ones and those its proof names. */
export function messagesOf(denial: ReportDenial): readonly Message[] {
  const named = namedHeaders(denial);
  const matters = (name: string): boolean => TELLING.has(name.toLowerCase()) || named.has(name.toLowerCase());
  return denial.exchanges.map((exchange) => {
    const { request, response } = exchange;
    return {
      exchange,
      request: message(`${request.method} ${request.url}`, request.headers, matters, request.body),
      response:
        response &&
        message(`${response.status} ${response.statusText}`.trim(), response.headers, matters, response.body),
    };
  });
}

/** Every header that a fact, an evidence, a credential or an id of this denial refers to. */
function namedHeaders({ diagnoses, refusal, credentials, correlationIds }: ReportDenial): ReadonlySet<string> {
  const places = [
    ...diagnoses.flatMap(({ facts }) => facts),
    ...(refusal?.evidence ?? []),
    ...(refusal?.ladder ?? []).flatMap(({ evidence }) => evidence),
    ...credentials,
  ].flatMap(({ where }) => /\bheader (\S+)/.exec(where)?.[1] ?? []);
  return new Set([...places, ...correlationIds.map(({ name }) => name)].map((name) => name.toLowerCase()));
}

function message(
  start: string,
  headers: HeaderList,
  matters: (name: string) => boolean,
  body: ReportExchange['request']['body'],
): string {
  const shown = headers.filter(({ name }) => matters(name));
  const left = headers.length - shown.length;
  const lines = [start, ...shown.map(({ name, value }) => `${name}: ${value}`)];
  if (left > 0) lines.push(`(${counted(left, 'more header')})`);
  const text = body?.text ?? '';
  if (text !== '') lines.push('', text.length > EXCERPT ? `${text.slice(0, EXCERPT)} …` : text);
  return lines.join('\n');
}
