/**
 * Characters that show nothing or change how their neighbours show: controls, formatting (bidirectional overrides, zero width,
 * tags), line and paragraph separators, halves of pairs, private use. https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;

const named = (char: string): string => `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** The text on one line, with every invisible character named: `⟨U+202E⟩`. */
export const visible = (text: string): string => text.replace(INVISIBLE, named);

/** The same for a block of text: line breaks and tabs stay. */
export const visibleBlock = (text: string): string =>
  text.replace(/\r\n/g, '\n').replace(INVISIBLE, (char) => (char === '\n' || char === '\t' ? char : named(char)));
