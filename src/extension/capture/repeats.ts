import { urlShape } from '../../core/url-shape.ts';
import { fieldsOf, type Glimpse, headersOf } from './glimpse.ts';
import { originOfUrl } from './ring.ts';

/**
 * Tells requests that were denied in just the way of an earlier one: a page that retries for an hour has one fault,
 * not ten thousand. The first are sent whole, then ever fewer; the others are counted.
 */
export interface Repeats {
  /** One more was denied: true where several were alike, so that it is no news. */
  readonly isFamiliar: (likeness: string) => boolean;
  /** True for the first ones of a kind, which are sent before their body has been read. `bare`: without the body. */
  readonly isEarly: (bare: string) => boolean;
  /** Null: send this one whole. Else the id of the last one like it that was sent. */
  readonly repeatOf: (signature: string) => string | null;
  readonly sent: (signature: string, id: string) => void;
  readonly clear: () => void;
}

/** So many that are alike are news. */
const NEWS = 5;
const SENT_WHOLE = 50;
const SIGNATURES = 1_000;

export function createRepeats(): Repeats {
  const seen = new Map<string, { count: number; last: string | null }>();
  const count = (signature: string) => {
    const known = seen.get(signature) ?? { count: 0, last: null };
    known.count += 1;
    // Set anew, so that the first key is the one longest unseen.
    seen.delete(signature);
    seen.set(signature, known);
    if (seen.size > SIGNATURES) seen.delete(seen.keys().next().value ?? '');
    return known;
  };
  return {
    isFamiliar: (likeness) => count(`news ${likeness}`).count > NEWS,
    isEarly: (bare) => count(`early ${bare}`).count <= SENT_WHOLE,
    repeatOf: (signature) => {
      const known = count(signature);
      const isPowerOfTwo = (known.count & (known.count - 1)) === 0;
      return known.count <= SENT_WHOLE || isPowerOfTwo ? null : known.last;
    },
    sent: (signature, id) => {
      const known = seen.get(signature);
      if (known !== undefined) known.last = id;
    },
    clear: () => seen.clear(),
  };
}

/** Headers whose values decide; of the others only that they are there. */
const DECIDING =
  /^(?:authorization|origin|content-type|location|server|via|allow|vary|sec-fetch-[a-z]+|access-control-[a-z-]+|www-authenticate|proxy-authenticate|x-(?:csrf|xsrf)-token|x-api-key)$/;

/**
 * Equal for requests that no reader would tell apart, their bodies aside: values in the query may differ, and those of
 * headers that decide nothing.
 */
export const signatureOf = (seen: Glimpse, likeness: string): string => `${urlShape(seen.url)}\n${likeness}`;

/** Equal for requests to one origin that were most likely denied for one cause, whatever they asked for. */
export function likenessOf(entry: unknown, seen: Glimpse): string {
  const fields = fieldsOf(entry);
  return [
    `${seen.method} ${originOfUrl(seen.url)} ${seen.status} ${seen.error} ${seen.preflight}`,
    headerSignature(fields?.request),
    headerSignature(fields?.response),
  ].join('\n');
}

/** With what the answer says, its numbers and ids aside. */
export const withBody = (signature: string, body: string | null): string =>
  body === null ? signature : `${signature}\n${withoutIds(body)}`;

function headerSignature(message: unknown): string {
  return headersOf(message)
    .map(({ name, value }) => {
      const lower = name.toLowerCase();
      return DECIDING.test(lower) ? `${lower}: ${value}` : lower;
    })
    .sort()
    .join('\n');
}

const BODY_COMPARED = 2_048;

function withoutIds(body: string): string {
  return body.slice(0, BODY_COMPARED).replace(/[0-9a-f-]{4,}|\d+/gi, '#');
}
