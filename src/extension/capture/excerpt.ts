import type { Body, Exchange, Frame } from '../../core/exchange.ts';
import type { Redacted } from '../../core/redact.ts';

/** The share of an excerpt that is a body's start. A refusal says what it has to say there; pages put their ids at the end. */
const HEAD = 0.75;

/**
 * The exchange with bodies short enough to be kept by the thousand. It was redacted whole, so nothing is cut in two.
 *
 * @param limit characters of each body that may stay; 0: none
 */
export function excerpt(exchange: Redacted<Exchange>, limit: number): Redacted<Exchange> {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, body: shorten(request.body, limit) },
    response: response === null ? null : { ...response, body: shorten(response.body, limit) },
    ...(exchange.frames === undefined ? {} : { frames: firstOf(exchange.frames, limit) }),
  };
}

/** As many messages as fit, none of them cut. */
function firstOf(frames: readonly Frame[], limit: number): readonly Frame[] {
  let room = limit;
  return frames.filter(({ data }) => {
    room -= data.length;
    return room >= 0;
  });
}

function shorten(body: Body | null, limit: number): Body | null {
  if (body === null || body.text === null || body.text.length <= limit) return body;
  if (limit === 0) return { ...body, text: null, truncated: true };
  const text = /html/i.test(body.mimeType) ? withoutDecoration(body.text) : body.text;
  const head = Math.floor(limit * HEAD);
  const short = text.length > limit ? `${text.slice(0, head)}\n…\n${text.slice(head - limit)}` : text;
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
