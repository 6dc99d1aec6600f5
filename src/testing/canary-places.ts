import { bundleFiles } from '../core/export/bundle.ts';
import type { ExportedReport } from '../core/export/gate.ts';
import { toJira } from '../core/export/jira.ts';
import { toCurlScript, toFetchScript } from '../core/export/scripts.ts';

/** Where in a JSON value a string stands: the names and indexes that lead to it. */
export type Place = readonly string[];

/** Every string in a JSON value. */
export const stringsIn = (value: unknown, place: Place = []): readonly Place[] =>
  typeof value === 'string'
    ? [place]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => stringsIn(member, [...place, name]))
      : [];

/** A copy in which one string was changed. */
export function changed(value: unknown, [name, ...rest]: Place, change: (text: string) => string): unknown {
  if (name === undefined) return typeof value === 'string' ? change(value) : value;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === name ? changed(item, rest, change) : item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === name ? changed(member, rest, change) : member]),
  );
}

function insideJson(text: string, at: number, secret: string): string {
  if (!/^[[{]/.test(text)) return `${text}=${secret}`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return `${text}=${secret}`;
  }
  const places = stringsIn(json);
  return JSON.stringify(changed(json, places[at % places.length] ?? [], (old) => `${old} ${secret}`));
}

/** Where the part of a text begins that may hold a secret: after the host of a URL. Host names stay: the policy says why. */
const afterHost = (text: string): number => /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*/i.exec(text)?.[0].length ?? 0;

function inside(text: string, secret: string, at: number): string {
  const from = Math.max(at, afterHost(text));
  const slash = from > 0 && from === afterHost(text) ? '/' : '';
  return text.slice(0, from) + slash + secret + text.slice(from);
}

/** Ways in which a secret comes into a text. */
export const WAYS: readonly ((text: string, secret: string, at: number) => string)[] = [
  (_, secret) => secret,
  (text, secret) => inside(text, secret, text.length),
  (text, secret) => `${secret} ${text}`,
  (text, secret) => `${text}; ${secret}`,
  (text, secret) => `${text}/${secret}?q=${secret}`,
  (text, secret) => `${text}, ${secret}=1; a=${secret}`,
  (text, secret) => `${text}#/${secret}/x;${secret}=${secret}`,
  (text, secret, at) => inside(text, secret, at * 3),
  (text, secret, at) => insideJson(text, at, secret),
];

/** All that one may copy or download, as texts. */
export const everyExport = (report: ExportedReport): readonly string[] => [
  ...bundleFiles(report).map(({ text }) => text),
  toJira(report),
  toCurlScript(report),
  toFetchScript(report),
];
