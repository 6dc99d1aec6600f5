import { describe, expect, it } from 'vitest';
import { boundaryGuess } from './boundary.ts';
import { splitEntries } from './split-entries.ts';

const entry = (n: number, more = {}) => ({ startedDateTime: `t${n}`, request: { method: 'GET', n }, ...more });

/** The file as exporters write it, compact or indented, and in pieces. */
function split(entries: readonly unknown[], indent: number, piece: number) {
  const text = JSON.stringify({ log: { version: '1.2', entries, comment: 'end' } }, null, indent);
  const found: unknown[] = [];
  const guessed: boolean[] = [];
  const splitter = splitEntries({
    head: () => undefined,
    take: () => -1,
    entry(one, _, isGuess) {
      try {
        found.push(JSON.parse(one));
      } catch {
        return false;
      }
      guessed.push(isGuess);
      return true;
    },
  });
  for (let at = 0; at < text.length; at += piece) splitter.push(text.slice(at, at + piece));
  return { found, guessed, end: splitter.end() };
}

const NESTED = { request: { entries: [entry(7), entry(8)], text: '},\n{"startedDateTime": "no"' } };

describe('entries whose end is guessed', () => {
  it.each([0, 1, 2, 4])('are the same as those that were looked through, indented by %i', (indent) => {
    const entries = [
      entry(1),
      entry(2),
      { _initiator: {}, ...entry(3) },
      entry(4, NESTED),
      { _initiator: {}, ...entry(5) },
      {},
      entry(6),
      [],
      entry(9),
      'text',
      entry(10),
    ];
    for (const piece of [7, 64, 1_000, 1e6]) {
      const { found, end } = split(entries, indent, piece);
      expect(found).toEqual(entries);
      expect(end.problem).toBeNull();
      expect(JSON.parse(end.frame)).toEqual({ log: { version: '1.2', entries: [], comment: 'end' } });
    }
  });

  it('are nearly all of a file whose entries are written alike', () => {
    const { guessed } = split(
      Array.from({ length: 100 }, (_, n) => entry(n)),
      2,
      1e6,
    );
    expect(guessed.filter(Boolean).length).toBeGreaterThan(95);
  });

  it('are no more tried where guesses fail', () => {
    const guess = boundaryGuess();
    const text = '{"a":1},{"a":2},{"a":3}';
    guess.learn(text, 7, 8);
    expect(guess.guess(text, 8)).toBe(15);
    for (let n = 0; n < 100; n += 1) guess.was(false);
    expect(guess.guess(text, 8)).toBe(-1);
  });
});

it('a fault behind guessed entries is told at its own line and column', () => {
  const lines = ['{"log":{"entries":[', '{"a":1},', '{"a":2},', '{"a":3},', '{"a":4}', '{"a":5}]}}'];
  const splitter = splitEntries({ head: () => undefined, entry: () => true, take: () => -1 });
  splitter.push(lines.join('\n'));
  expect(splitter.end().problem).toEqual({ place: { line: 6, column: 1 }, why: 'a comma is missing' });
});
