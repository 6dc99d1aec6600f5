import type { Body, Exchange } from '../../core/exchange.ts';
import type { Redacted } from '../../core/redact.ts';

/** Characters of a body that are kept. A refusal says what it has to say at its start; pages put their ids at the end. */
const HEAD = 3_072;
const TAIL = 1_024;

/** The exchange with bodies short enough to be kept by the thousand. It was redacted whole, so nothing is cut in two. */
export function excerpt(exchange: Redacted<Exchange>): Redacted<Exchange> {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, body: shorten(request.body) },
    response: response === null ? null : { ...response, body: shorten(response.body) },
  };
}

function shorten(body: Body | null): Body | null {
  if (body === null || body.text === null || body.text.length <= HEAD + TAIL) return body;
  const text = /html/i.test(body.mimeType) ? withoutDecoration(body.text) : body.text;
  const short = text.length > HEAD + TAIL ? `${text.slice(0, HEAD)}\n…\n${text.slice(-TAIL)}` : text;
  return { ...body, text: short, truncated: true };
}

/** A page without its styles, drawings and inlined images: what is left is what it says. */
function withoutDecoration(page: string): string {
  return withoutElements(withoutElements(page, 'style'), 'svg')
    .replace(/\bdata:[a-z/+.-]{1,60};base64,[A-Za-z0-9+/=]{64,}/gi, '')
    .replace(/\s{2,}/g, ' ');
}

function withoutElements(page: string, name: string): string {
  const lower = page.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const close = `</${name}>`;
  let kept = '';
  let at = 0;
  for (;;) {
    const start = lower.indexOf(`<${name}`, at);
    const end = start < 0 ? -1 : lower.indexOf(close, start);
    if (end < 0) return kept + page.slice(at);
    kept += page.slice(at, start);
    at = end + close.length;
  }
}
