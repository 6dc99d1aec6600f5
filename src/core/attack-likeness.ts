import type { Exchange } from './exchange.ts';
import { parseUrl } from './parse-url.ts';
import type { Fact } from './report-schema.ts';

/** What rule sets for firewalls look for, by its everyday name: https://coreruleset.org/docs/3-about-rules/rules/ */
const LOOKS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a script in HTML', /<script\b|\bjavascript:|\bon(?:error|load|click|mouseover)\s{0,3}=/i],
  ['HTML markup', /<(?:iframe|img|svg|object|embed|style|a|div|p|table)\b[^<>]{0,200}>/i],
  [
    'SQL',
    /\bunion\b.{1,20}\bselect\b|\bselect\b.{1,60}\bfrom\b|\b(?:insert into|drop table|delete from)\b|'\s{0,3}or\s{1,3}['"\d]/i,
  ],
  ['a path out of its folder', /(?:\.\.[\\/]){1,}|%2e%2e(?:%2f|\/)|\/etc\/passwd/i],
  ['a shell command', /(?:[;|`]|\$\()\s{0,3}(?:cat|ls|wget|curl|bash|sh|nc|ping|whoami|id)\b/i],
  ['a template or lookup', /\$\{(?:jndi|env|sys)[:}]|\{\{.{1,80}\}\}|<%=?.{1,80}%>/i],
  ['PHP code', /<\?php|\b(?:eval|base64_decode|system|passthru)\s{0,3}\(/i],
];

const MOST_PARTS = 200;
const MOST_SHOWN = 4;
const LONGEST = 20_000;

/**
 * Which parts of a request look like an attack to a firewall, and like which: parameters of the URL, fields of a form
 * or JSON body, else the body as a whole. The values themselves are not told.
 */
export function attackLikeness({ request }: Exchange): readonly Fact[] {
  const found: Fact[] = [];
  for (const [where, value] of [
    ...inQuery(request.url),
    ...inBody(request.body?.text ?? '', request.body?.mimeType ?? ''),
  ]) {
    const [look] = LOOKS.find(([, pattern]) => pattern.test(value.slice(0, LONGEST))) ?? [];
    if (look !== undefined) found.push({ where: `actual request ${where}`, saw: `looks like ${look}` });
    if (found.length === MOST_SHOWN) break;
  }
  return found;
}

type Part = readonly [where: string, value: string];

function inQuery(url: string): readonly Part[] {
  const parsed = parseUrl(url);
  if (parsed === null) return [];
  const path: Part = ['path', decoded(parsed.pathname)];
  return [
    path,
    ...[...parsed.searchParams].slice(0, MOST_PARTS).map(([name, value]): Part => [`query ${name}`, value]),
  ];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function inBody(text: string, type: string): readonly Part[] {
  if (text === '') return [];
  if (/x-www-form-urlencoded/i.test(type))
    return [...new URLSearchParams(text)].slice(0, MOST_PARTS).map(([name, value]): Part => [`body ${name}`, value]);
  try {
    const parts: Part[] = [];
    collect(JSON.parse(text), '', parts);
    return parts;
  } catch {
    return [['body', text]];
  }
}

function collect(value: unknown, path: string, parts: Part[]): void {
  if (parts.length >= MOST_PARTS) return;
  if (typeof value === 'string') parts.push([`body ${path}`.trim(), value]);
  if (typeof value !== 'object' || value === null || path.length > 200) return;
  for (const [name, member] of Object.entries(value)) collect(member, path === '' ? name : `${path}.${name}`, parts);
}
