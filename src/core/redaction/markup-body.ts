import { type MaskKind, mask, outsideMasks } from './mask.ts';
import { scrubText } from './scrub-text.ts';
import { type BodyRules, fieldKind, redactValue } from './value.ts';

/**
 * Redacts HTML and XML as they stand: text by the name of its element, attributes by their own name or by the name that the same
 * tag gives (`<input name="csrf" value="…">`, `<meta name="csrf-token" content="…">`). No tree is built; broken markup is text.
 */
export function redactMarkup(text: string, rules: BodyRules): string {
  const out: string[] = [];
  const open: OpenElement[] = [];
  let before = '';
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const end = tag < 0 ? text.length : tag;
    if (end > at) {
      const piece = text.slice(at, end);
      out.push(redactTextNode(piece, open.at(-1), rules, before));
      before = (before + piece).slice(-64);
      at = end;
      continue;
    }
    const close = endOfTag(text, tag);
    const raw = text.slice(tag, close);
    out.push(redactTag(raw, open, rules));
    at = close;
  }
  return out.join('');
}

interface OpenElement {
  readonly name: string;
  /** Kind of secret that its text is, its own or that of an element around it. */
  readonly kind: MaskKind | null;
}

/** More open elements than this are not remembered. */
const DEEPEST = 256;

function redactTextNode(text: string, element: OpenElement | undefined, rules: BodyRules, before: string): string {
  const inner = text.trim();
  if (inner === '') return text;
  const redacted = redactValue(inner, element?.name ?? null, element?.kind ?? null, rules, before);
  return redacted === inner ? text : text.replace(inner, () => redacted);
}

/** Index after the tag, comment or CDATA section that begins here, or the end of the text. */
function endOfTag(text: string, start: number): number {
  const closing = text.startsWith('<!--', start) ? '-->' : text.startsWith('<![CDATA[', start) ? ']]>' : '>';
  const end = text.indexOf(closing, start + 1);
  return end < 0 ? text.length : end + closing.length;
}

const TAG = /^<(\/?)([A-Za-z_][\w.:-]{0,127})/;

function redactTag(raw: string, open: OpenElement[], rules: BodyRules): string {
  if (raw.startsWith('<![CDATA[')) {
    const inner = raw.slice(9, raw.endsWith(']]>') ? -3 : undefined);
    return `<![CDATA[${redactTextNode(inner, open.at(-1), rules, '')}${raw.endsWith(']]>') ? ']]>' : ''}`;
  }
  const [begin, slash, qualified] = TAG.exec(raw) ?? [];
  if (begin === undefined || qualified === undefined) return scrubText(raw, rules.text);
  const name = qualified.slice(qualified.lastIndexOf(':') + 1);
  if (slash === '/') {
    const index = open.findLastIndex((element) => element.name === name);
    if (index >= 0) open.length = index;
    return begin + scrubText(raw.slice(begin.length), rules.text);
  }
  if (!raw.endsWith('/>') && open.length < DEEPEST)
    open.push({ name, kind: fieldKind(name, rules) ?? open.at(-1)?.kind ?? null });
  return begin + redactAttributes(raw.slice(begin.length), rules);
}

const ATTRIBUTE = /(?<![\w.:-])([A-Za-z_:@][\w.:-]{0,127})(\s{0,16}=\s{0,16})("[^"]*"?|'[^']*'?|[^\s"'>]+)/g;
/** Attributes that name what another attribute of the tag holds, and those that hold it. */
const NAMING: ReadonlySet<string> = new Set(['name', 'id', 'property', 'key', 'http-equiv']);
const HOLDING: ReadonlySet<string> = new Set(['value', 'content', 'data-value']);

function redactAttributes(text: string, rules: BodyRules): string {
  let holds: MaskKind | null = null;
  for (const [, name, , value] of text.matchAll(ATTRIBUTE)) {
    if (name !== undefined && value !== undefined && NAMING.has(name.toLowerCase()))
      holds ??= fieldKind(unquote(value), rules);
    if (name?.toLowerCase() === 'type' && unquote(value ?? '').toLowerCase() === 'password') holds ??= 'password';
  }
  return outsideAttributes(text, rules, (name, value) => {
    const quote = /^["']/.exec(value)?.[0] ?? '';
    const inner = unquote(value);
    const inherited = HOLDING.has(name.toLowerCase()) ? holds : null;
    const redacted = NAMING.has(name.toLowerCase())
      ? scrubText(inner, rules.text)
      : redactAttribute(inner, name, inherited, rules);
    return redacted === inner ? value : `${quote}${redacted}${value.endsWith(quote) ? quote : ''}`;
  });
}

/** `class` and `type` are words; `data-token` is a field. */
const redactAttribute = (value: string, name: string, inherited: MaskKind | null, rules: BodyRules): string =>
  inherited ? mask(inherited, value) : redactValue(value, name, null, rules);

const unquote = (value: string): string => {
  const quote = /^["']/.exec(value)?.[0];
  if (quote === undefined) return value;
  return value.length > 1 && value.endsWith(quote) ? value.slice(1, -1) : value.slice(1);
};

/** Rewrites the values of attributes; what stands between them is text. */
function outsideAttributes(text: string, rules: BodyRules, rewrite: (name: string, value: string) => string): string {
  let result = '';
  let from = 0;
  for (const found of text.matchAll(ATTRIBUTE)) {
    const [whole, name = '', equals = '', value = ''] = found;
    result += scrubText(text.slice(from, found.index), rules.text) + name + equals + rewrite(name, value);
    from = found.index + whole.length;
  }
  return result + outsideMasks(text.slice(from), (rest) => scrubText(rest, rules.text));
}
