import { anchorOf, type PartName } from '../../address.ts';
import { marked, type Phrase, type Row } from '../phrase.ts';
import { visible, visibleBlock } from '../visible.ts';

/** HTML that was put together here: every captured text in it is escaped. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[];

/** A template whose values are text unless they are markup themselves. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: strings.map((string, index) => string + rendered(values[index] ?? '')).join('') };
}

function rendered(value: Value): string {
  if (typeof value === 'string') return escaped(visible(value));
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

/** https://html.spec.whatwg.org/multipage/parsing.html#escapingString, for text and quoted attributes alike */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Text of several lines. */
export const block = (text: string): Markup => ({ markup: escaped(visibleBlock(text)) });

export const NOTHING: Markup = { markup: '' };

export const phrase = (parts: Phrase): Markup => ({
  markup: parts.map((part) => (typeof part === 'string' ? html`${part}` : codeOf(part.code)).markup).join(''),
});

/** Captured text, told apart from words. An empty one is named. */
export const codeOf = (text: string): Markup =>
  text === '' ? html`<span class="muted">(empty)</span>` : html`<code>${text}</code>`;

/** A sentence of a rule, with its code set apart. */
export const said = (sentence: string): Markup => phrase(marked(sentence));

/** A link to a document that a rule cites; anything that is no plain https address is text. */
export const link = (text: string, url: string): Markup =>
  /^https:\/\/[^\s"'<>]+$/.test(url) ? html`<a href="${url}" rel="noreferrer">${said(text)}</a>` : said(text);

export const rows = (list: readonly Row[]): Markup =>
  html`<dl class="facts">${list.map(({ label, value }) => html`<dt>${label}</dt><dd>${phrase(value)}</dd>`)}</dl>`;

/** The `id` of a part of a denial, for links such as `report.html#d1-checklist`. */
export const anchor = (denial: string, part: PartName): Markup => html` id="${anchorOf({ denial, part })}"`;

/** Where links lead to parts that this page tells in another one. */
export const anchors = (denial: string, parts: readonly PartName[]): Markup =>
  html`${parts.map((part) => html`<span${anchor(denial, part)}></span>`)}`;

/** A heading of a level that its place decides. */
export type Level = 2 | 3;

/** The title of a part of a sheet. */
export const partTitle = (level: Level, text: string): Markup =>
  level === 2 ? html`<h2 class="part">${text}</h2>` : html`<h3 class="part">${text}</h3>`;

/** A title within a folded part. */
export const innerTitle = (level: Level, text: Markup): Markup =>
  level === 2 ? html`<h3 class="of">${text}</h3>` : html`<h4 class="of">${text}</h4>`;
