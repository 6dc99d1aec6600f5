import type { Comparison } from '../../report-schema.ts';
import { codeOf, html, type Markup } from './markup.ts';

/** Answered and needed, with the wrong characters struck out and the missing words marked. */
export function difference({ check, answered, needed, outcome }: Comparison): { answered: Markup; needed: Markup } {
  const plain = { answered: lines(answered), needed: lines(needed) };
  if (outcome !== 'fail' || needed === null) return plain;
  if (check === 'headers' || check === 'method') {
    return { answered: plain.answered, needed: missingWords(needed, answered ?? '', check === 'headers') };
  }
  if (answered === null || answered === '' || answered.includes('\n')) return plain;
  return { answered: wrongCharacters(answered, needed), needed: plain.needed };
}

const lines = (value: string | null): Markup =>
  value === null
    ? html`<span class="muted">–</span>`
    : html`${value.split('\n').map((line) => html`${codeOf(line)}<br>`)}`;

/** What `answered` has beyond the beginning and the end it shares with `needed`. */
function wrongCharacters(answered: string, needed: string): Markup {
  const shortest = Math.min(answered.length, needed.length);
  let start = 0;
  while (start < shortest && answered[start] === needed[start]) start += 1;
  let end = 0;
  while (end < shortest - start && answered.at(-1 - end) === needed.at(-1 - end)) end += 1;
  const wrong = answered.slice(start, answered.length - end);
  if (wrong === '' || wrong.length > answered.length / 2) return codeOf(answered);
  return html`<code>${answered.slice(0, start)}<del>${wrong}</del>${answered.slice(answered.length - end)}</code>`;
}

function missingWords(needed: string, answered: string, anyCase: boolean): Markup {
  const normal = (word: string): string => (anyCase ? word.trim().toLowerCase() : word.trim());
  const there = new Set(answered.split(',').map(normal));
  const words = needed.split(',').map((word) => word.trim());
  return html`<code>${words.map((word, index) => html`${index === 0 ? '' : ', '}${there.has(normal(word)) ? word : html`<ins>${word}</ins>`}`)}</code>`;
}
