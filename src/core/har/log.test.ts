import { describe, expect, it } from 'vitest';
import { HarError, parseHar } from '../har.ts';

describe('what is no HAR file', () => {
  it.each([
    ['', 'not JSON at line 1 column 1: the input is empty'],
    ['{"log": {\n "entries": [\n  {]}', 'not JSON at line 3 column 4'],
    ['{"log": {"entries": [', 'not JSON at line 1 column 22: the text ends there, unfinished'],
    [
      'onInputData({"log": {}});',
      'not JSON at line 1 column 1: this is JSONP, take the object out of the call of onInputData()',
    ],
    ['<!doctype html>', 'not JSON at line 1 column 1: this looks like HTML or XML'],
    ['{"log": {}}', 'log.entries is missing'],
  ])('%j: %s', (text, message) => {
    expect(() => parseHar(text)).toThrow(new HarError(message));
  });

  it.each([
    ['{}', /^log\.entries is missing: the file has no log/],
    ['[]', /^log\.entries is missing: the file is an array/],
    ['null', /^log\.entries is missing: the file is not an object/],
    ['{"log": []}', /^log\.entries is missing: log is an array/],
    ['{"log": 1}', /^log\.entries is missing: log is not an object/],
    ['{"entries": []}', /^log\.entries is missing: entries stands at the top/],
    ['{"request": {}, "response": {}}', /^log\.entries is missing: this is a single entry/],
    ['{"format": "clearance-report"}', /^log\.entries is missing: this is a Clearance report/],
    ['{"log": {"entries": {}}}', /^log\.entries is not an array/],
  ])('%s', (text, message) => {
    expect(() => parseHar(text)).toThrow(message);
    expect(() => parseHar(text)).toThrow(HarError);
  });

  it('a file with no entries is one', () => {
    expect(parseHar('\uFEFF{"log": {"entries": []}}')).toMatchObject({
      exchanges: [],
      source: { entries: 0, sanitised: false },
    });
  });
});
