import { redactHeader } from '../redaction/headers.ts';
import { mask } from '../redaction/mask.ts';
import { redactMethod, redactName } from '../redaction/names.ts';
import { maskEmails, type TextRules } from '../redaction/scrub-text.ts';
import { maskShapes } from '../redaction/token-shapes.ts';
import { redactUrl } from '../redaction/url.ts';
import type { ReportDenial, ReportExchange } from '../report-schema.ts';
import { excerptOf } from './body-excerpt.ts';
import type { Scrub } from './scrubber.ts';

/** A quote of a body, by the place it was read from: `actual response body`. */
export interface Quote {
  readonly where: string;
  readonly saw: string;
}

type Message = NonNullable<ReportExchange['response']>;
type Frame = NonNullable<ReportExchange['frames']>[number];
type GatedHeader = Message['headers'][number];

const NO_TEXT: TextRules = {
  place: 'answered',
  known: new Set(),
  url: (url) => redactUrl(url, 'export'),
  values: (text) => text,
};

/** Headers for an export: names stay, values as far as they are known to be harmless. */
export const gateHeaders = (headers: readonly GatedHeader[], declared: ReadonlySet<string>): GatedHeader[] =>
  headers
    .map((header) => redactHeader(header, { gate: 'export', declared, text: NO_TEXT }))
    .map(({ name, value }) => ({ name, value }));

export function gateExchange(
  exchange: ReportExchange,
  declared: ReadonlySet<string>,
  quotes: readonly Quote[],
  scrub: Scrub,
): ReportExchange {
  const { role, request, response } = exchange;
  return {
    role,
    entry: exchange.entry,
    startedDateTime: exchange.startedDateTime,
    time: exchange.time,
    resourceType: exchange.resourceType && scrub(exchange.resourceType),
    error: exchange.error && scrub(exchange.error),
    provisional: exchange.provisional,
    ...(exchange.reportsErrors === undefined ? {} : { reportsErrors: exchange.reportsErrors }),
    ...(exchange.fetchedViaServiceWorker ? { fetchedViaServiceWorker: true } : {}),
    ...(exchange.frames === undefined ? {} : { frames: exchange.frames.map((frame) => gateFrame(frame, scrub)) }),
    ...(exchange.fixTried ? { fixTried: true as const } : {}),
    ...(exchange.storedResponse ? { storedResponse: true as const } : {}),
    ...(exchange.initiator ? { initiator: gateInitiator(exchange.initiator, scrub) } : {}),
    request: {
      method: redactMethod(request.method),
      url: redactUrl(request.url, 'export'),
      httpVersion: gateVersion(request.httpVersion),
      headers: gateHeaders(request.headers, declared),
      cookies: request.cookies.map(redactName),
      body: gateBody(request.body, quotesOf(quotes, role, 'request'), declared, scrub),
    },
    response: response && {
      status: response.status,
      statusText: scrub(response.statusText),
      httpVersion: gateVersion(response.httpVersion),
      headers: gateHeaders(response.headers, declared),
      cookies: response.cookies.map(redactName),
      ...(response.redirectUrl === undefined ? {} : { redirectUrl: gateLocation(response.redirectUrl, declared) }),
      body: gateBody(response.body, quotesOf(quotes, role, 'response'), declared, scrub),
    },
  };
}

/** No diagnosis quotes a message: of JSON the names stay, of everything else the length. */
const gateFrame = ({ type, time, opcode, data }: Frame, scrub: Scrub): Frame => ({
  type,
  time,
  opcode,
  data: scrub(excerptOf(data, [])),
});

const gateLocation = (value: string, declared: ReadonlySet<string>): string =>
  gateHeaders([{ name: 'Location', value }], declared)[0]?.value ?? '';

const gateInitiator = (
  { type, requestId, url, lineNumber, worker }: NonNullable<ReportExchange['initiator']>,
  scrub: Scrub,
) => ({
  type: scrub(type),
  requestId: requestId && scrub(requestId),
  url: url && redactUrl(url, 'export'),
  lineNumber,
  worker,
});

/** `HTTP/1.1`, `h2`, `http/2.0`, `http/2+quic/46`, `unknown`. */
const gateVersion = (version: string): string =>
  /^(?:[a-z]{1,8}\/?\d{0,2}(?:\.\d{1,2})?(?:\+[a-z]{1,6}\/\d{1,3})?)?$/i.test(version)
    ? version
    : mask('text', version);

function gateBody(
  body: Message['body'],
  quotes: readonly string[],
  declared: ReadonlySet<string>,
  scrub: Scrub,
): Message['body'] {
  if (body === null) return null;
  const [type] = gateHeaders([{ name: 'content-type', value: body.mimeType }], declared);
  const text = body.text === null ? null : maskEmails(maskShapes(excerptOf(body.text, quotes)));
  return { mimeType: scrub(type?.value ?? ''), size: body.size, text: text && scrub(text), truncated: body.truncated };
}

function quotesOf(
  quotes: readonly Quote[],
  role: ReportExchange['role'],
  side: 'request' | 'response',
): readonly string[] {
  return quotes.filter(({ where }) => where.startsWith(role) && where.endsWith(`${side} body`)).map(({ saw }) => saw);
}

/** Everything in a denial that says what it saw in a body. */
export const quotesIn = ({ diagnoses, refusal }: ReportDenial): readonly Quote[] =>
  [
    ...diagnoses.flatMap(({ facts }) => facts),
    ...(refusal?.evidence ?? []),
    ...(refusal?.ladder ?? []).flatMap(({ evidence }) => evidence),
  ].flatMap(({ where, saw }) => (saw !== null && where.endsWith(' body') ? [{ where, saw }] : []));
