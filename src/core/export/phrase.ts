/** A text in which what was captured (names, values, URLs) is told apart from the words around it. */
export type Phrase = readonly (string | { readonly code: string })[];

/** One line of a report: what it is about, and what there is to say. */
export interface Row {
  readonly label: string;
  readonly value: Phrase;
}

export const code = (text: string): { readonly code: string } => ({ code: text });

/** Several phrases as one, with words between them. */
export function joined(phrases: readonly Phrase[], between: string): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [between, ...phrase]));
}

/** `1 request`, `12 requests`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** A sentence whose author put code between backticks. One that stands alone is a character like any other. */
export const marked = (text: string): Phrase =>
  text.split(/`([^`\s][^`]*)`/).map((part, index) => (index % 2 === 0 ? part : code(part)));

/** The same without its marks, for where there is only text. */
export const unmarked = (text: string): string => text.replace(/`([^`\s][^`]*)`/g, '$1');
