/** https://w3c.github.io/webdriver/#keyboard-actions: keys without a character of their own. */
const CODES: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

function code(key: string): string {
  const known = CODES[key];
  if (known === undefined && [...key].length !== 1) throw new Error(`no such key: ${key}`);
  return known ?? key;
}

type KeyAction = { type: 'keyDown' | 'keyUp'; value: string };

/** BiDi's actions for a key or chord as Playwright writes it: `ArrowDown`, `Control+Shift+z`, `+`. */
export function chord(keys: string): KeyAction[] {
  const parts = keys.length === 1 ? [keys] : keys.split('+');
  const values = parts.map(code);
  const down: KeyAction[] = values.map((value) => ({ type: 'keyDown', value }));
  const up: KeyAction[] = values.toReversed().map((value) => ({ type: 'keyUp', value }));
  return [...down, ...up];
}

/** BiDi's actions for typing a text. */
export function typing(text: string): KeyAction[] {
  return [...text].flatMap((value): KeyAction[] => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
}
