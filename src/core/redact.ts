import { correlationIds } from './correlation-ids.ts';
import { declaredHeaders } from './declared-headers.ts';
import type { Exchange, Frame, Request, Response } from './exchange.ts';
import { redactBody } from './redaction/body.ts';
import { redactCookieNames } from './redaction/cookies.ts';
import { redactCredential } from './redaction/credential.ts';
import { type HeaderRules, redactHeader } from './redaction/headers.ts';
import { maskKnownSecrets } from './redaction/known-secrets.ts';
import { mask } from './redaction/mask.ts';
import { scrubText, type TextRules } from './redaction/scrub-text.ts';
import { settled } from './redaction/settled.ts';
import { redactUrl } from './redaction/url.ts';

declare const redacted: unique symbol;

/** A value from which every credential was masked. Only `redact.ts` makes one; later stages accept nothing else. */
export type Redacted<T> = T & { readonly [redacted]: true };

/**
 * The first gate, at capture: masks every credential as `[kind:length]` wherever it sits, and keeps what recognition and CORS
 * need. Idempotent, and pure: the same URL is redacted to the same text in every exchange, so that preflight, request and redirect
 * still match. `docs/redaction.md` is its policy.
 *
 * @param declared lower-case names of the response headers that recognisers and rules read; their values survive
 */
export function redact(exchange: Exchange, declared: ReadonlySet<string> = declaredHeaders()): Redacted<Exchange> {
  const text: TextRules = {
    place: 'answered',
    known: correlationWords(exchange),
    url: (url) => redactUrl(url, 'capture'),
    values: maskKnownSecrets(exchange),
  };
  const rules: HeaderRules = { gate: 'capture', declared, text };
  const { request, response, initiator } = exchange;
  const result: Exchange = {
    ...exchange,
    page: exchange.page === null ? null : redactUrl(exchange.page, 'capture'),
    initiator: initiator && { ...initiator, url: initiator.url === null ? null : redactUrl(initiator.url, 'capture') },
    request: redactRequest(request, rules),
    response: response && redactResponse(response, rules),
    error: exchange.error === null ? null : settled(exchange.error, (words) => scrubText(words, text)),
    ...(exchange.frames === undefined ? {} : { frames: exchange.frames.map((frame) => redactFrame(frame, rules)) }),
    credentials: exchange.credentials.map(redactCredential),
  };
  return result as Redacted<Exchange>;
}

const redactRequest = (request: Request, rules: HeaderRules): Request => ({
  ...request,
  url: redactUrl(request.url, 'capture'),
  headers: request.headers.map((header) => redactHeader(header, rules)),
  cookies: redactCookieNames(request.cookies, request.headers),
  body: redactBody(request.body, { place: 'sent', text: { ...rules.text, place: 'sent' } }),
});

const redactResponse = (response: Response, rules: HeaderRules): Response => ({
  ...response,
  statusText: settled(response.statusText, (words) => scrubText(words, rules.text)),
  headers: response.headers.map((header) => redactHeader(header, rules)),
  cookies: redactCookieNames(response.cookies, response.headers),
  redirectUrl: response.redirectUrl === null ? null : redactUrl(response.redirectUrl, 'capture'),
  body: redactBody(response.body, { place: 'answered', text: rules.text }),
});

/** A message is judged as a body of no stated type; of binary ones nothing is known. */
function redactFrame(frame: Frame, { text }: HeaderRules): Frame {
  if (frame.opcode !== 1) return { ...frame, data: mask('body', frame.data) };
  const body = { mimeType: '', size: null, text: frame.data, truncated: false };
  const place = frame.type === 'send' ? 'sent' : 'answered';
  return { ...frame, data: redactBody(body, { place, text: { ...text, place } })?.text ?? '' };
}

/** The ids that find this exchange in a log, whole and in their pieces, as a page may quote them. */
const correlationWords = (exchange: Exchange): ReadonlySet<string> =>
  new Set(correlationIds(exchange).flatMap(({ value }) => [value, ...value.split(/[\s;,=:-]/)]));
