import type { Header, HeaderList } from '../exchange.ts';

export interface ReadHeaders {
  readonly headers: HeaderList;
  /** True where the exporter listed pseudo headers (`:authority`): proof that HTTP/2 or 3 carried the message. */
  readonly pseudo: boolean;
}

/**
 * A header list as any exporter writes it: a list of names and values, or an object. Values may be numbers or lists; lines
 * that an exporter joined with a line break come apart again, as the wire had them.
 */
export function readHeaders(value: unknown): ReadHeaders {
  const headers: Header[] = [];
  let pseudo = false;
  for (const [rawName, rawValue] of pairs(value)) {
    const name = trim(rawName);
    if (name.startsWith(':')) pseudo = true;
    else if (name !== '') addLines(headers, name, rawValue);
  }
  return { headers, pseudo };
}

/** Names and values of a HAR list (`[{ "name": …, "value": … }]`), or of an object in its place. */
export function pairs(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value);
  const found: (readonly [string, unknown])[] = [];
  for (const item of value as readonly unknown[]) {
    if (typeof item !== 'object' || item === null || !('name' in item) || typeof item.name !== 'string') continue;
    found.push([item.name, 'value' in item ? item.value : '']);
  }
  return found;
}

function addLines(headers: Header[], name: string, value: unknown): void {
  if (typeof value === 'string') {
    const trimmed = trim(value);
    if (trimmed.includes('\n')) for (const line of trimmed.split('\n')) headers.push({ name, value: trim(line) });
    else headers.push({ name, value: trimmed });
  } else if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) addLines(headers, name, item);
  } else {
    headers.push({ name, value: typeof value === 'number' || typeof value === 'boolean' ? String(value) : '' });
  }
}

/** https://fetch.spec.whatwg.org/#http-whitespace */
const isWhiteSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

/** By hand: an expression for the end would try at every space inside, and most values need no trimming at all. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
