/** A stretch of captured text: shown as it is, or an invisible character shown by its code point. */
export interface TextPiece {
  readonly text: string;
  /** What the invisible character does, for people; null for ordinary text. */
  readonly control: string | null;
}

/** Characters that reorder what stands around them. https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const BIDI: Readonly<Record<number, string>> = {
  1564: 'Arabic letter mark',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'pop directional formatting',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'pop directional isolate',
};

const INVISIBLE: Readonly<Record<number, string>> = {
  160: 'no-break space',
  173: 'soft hyphen',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8232: 'line separator',
  8233: 'paragraph separator',
  8288: 'word joiner',
  65279: 'byte order mark',
};

function nameOf(codePoint: number): string | null {
  if (codePoint === 0x09 || codePoint === 0x0a) return null;
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f)) return 'control character';
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return 'half a character';
  if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return 'tag character';
  return BIDI[codePoint] ?? INVISIBLE[codePoint] ?? null;
}

const joinsEmoji = (before: string) => /(?:\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})$/u.test(before);

/**
 * Captured text with everything invisible made visible: controls, bidi controls, zero-width and look-alike spaces as
 * `U+202E`. Tab and line feed stay; a joiner inside an emoji stays.
 */
export function visibleText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const control = codePoint === 0x200d && joinsEmoji(plain) ? null : nameOf(codePoint);
    if (control === null) {
      plain += character;
      continue;
    }
    if (plain !== '') pieces.push({ text: plain, control: null });
    plain = '';
    pieces.push({ text: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`, control });
  }
  if (plain !== '') pieces.push({ text: plain, control: null });
  return pieces;
}
