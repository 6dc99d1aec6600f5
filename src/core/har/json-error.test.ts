import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from './json-error.ts';

const at = (text: string) => {
  const error = findJsonError(text);
  return error && `${error.line}:${error.column}`;
};

describe('where a text stops being JSON', () => {
  it.each([
    ['', '1:1'],
    ['   \n ', '2:2'],
    ['{"log": {\n  "version": "1.2"\n  "entries": [] } }', '3:3'],
    ['{"a": 1,}', '1:9'],
    ['[1, 2', '1:6'],
    ['[1 2]', '1:4'],
    ['{"a" 1}', '1:6'],
    ['{a: 1}', '1:2'],
    ["{'a': 1}", '1:2'],
    ['{"a": 1} x', '1:10'],
    ['nulx', '1:4'],
    ['[01]', '1:3'],
    ['[1.]', '1:4'],
    ['[-]', '1:3'],
    ['[1e]', '1:4'],
    ['["\\x"]', '1:4'],
    ['["\\u12g4"]', '1:7'],
    ['["tab\there"]', '1:6'],
    ['"unfinished', '1:12'],
    ['[1}', '1:3'],
    ['\r\n\r\n!', '3:1'],
  ])('%j is broken at %s', (text, position) => {
    expect(at(text)).toBe(position);
  });

  it('finds nothing wrong with JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        expect(at(JSON.stringify(JSON.parse(text), null, indent))).toBeNull();
      }),
    );
  });

  it('agrees with the engine: broken where JSON.parse says so, and only then', () => {
    const alphabet = '{}[]",:\\u0019eE+-. \n\ttruefalsn\u0001é'.split('');
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(3), fc.constantFrom('', ...alphabet), (json, seed, cut, insert) => {
        const where = seed % (json.length + 1);
        const text = json.slice(0, where) + insert + json.slice(where + cut);
        const message = parseMessage(text);
        const error = findJsonError(text);
        expect(error === null).toBe(message === null);
        const position = /at position (\d+)/.exec(message ?? '')?.[1];
        if (position !== undefined) expect(error?.offset).toBe(Number(position));
      }),
      { numRuns: 2000 },
    );
  });

  it('survives nesting deeper than a call stack', () => {
    expect(at('['.repeat(200_000))).toBe('1:200001');
  });
});

function parseMessage(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
