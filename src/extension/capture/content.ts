import type { Browser } from '../../core/exchange.ts';
import type { Content } from './entry-copy.ts';
import { fieldsOf, type Glimpse } from './glimpse.ts';

/** Asks for the text of a response; null where it cannot be had. */
export type GetContent = () => Promise<Content | null>;

/**
 * The text of a response, null where it cannot be had. It is asked for before this returns: later it may be gone.
 *
 * What `getContent` promises differs: `[text, mimeType]` in Firefox, `{ content, encoding }` in a Chromium with
 * promises of its own, `[text, encoding]` from webextension-polyfill in one without; and there, entries of the HAR
 * know callbacks alone.
 */
export async function contentOf(entry: unknown, browser: 'chromium' | 'firefox'): Promise<Content | null> {
  const fields = fieldsOf(entry);
  const read = fields?.getContent;
  if (typeof read !== 'function') return null;
  const promised: unknown = read.call(entry);
  const answer: unknown =
    promised instanceof Promise
      ? await promised
      : await new Promise((resolve) => void read.call(entry, (...values: readonly unknown[]) => resolve(values)));
  const values: readonly unknown[] = isList(answer) ? answer : [fieldsOf(answer)?.content, fieldsOf(answer)?.encoding];
  const [text, encoding] = values;
  if (typeof text !== 'string' || text === '') return null;
  const content = fieldsOf(fieldsOf(fields?.response)?.content);
  return { text, base64: (browser === 'firefox' ? content?.encoding : encoding) === 'base64' };
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Preflights, what got no answer, and in Chromium what was kept from the page have no body that can be read. */
export function mayHaveBody({ preflight, status, error }: Glimpse, browser: Browser): boolean {
  return !preflight && status !== 0 && (browser !== 'chromium' || error === null);
}
