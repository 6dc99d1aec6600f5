import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ReportSchema } from '../core/report-schema.ts';

// Every test starts programs of the system.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(path.join(tmpdir(), 'clearance-cli-'));
const program = path.join(folder, 'program', 'analyze.js');
const file = (name: string): string => path.join(folder, name);
const capture = readFileSync(new URL('../core/har/chromium.har', import.meta.url), 'utf8');

beforeAll(async () => {
  await build({ mode: 'cli', logLevel: 'silent', build: { outDir: path.dirname(program), emptyOutDir: true } });
  writeFileSync(file('capture.har'), capture);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line. `closeAfter`: stops reading its output after so many characters. */
function run(args: readonly string[], { input = '', closeAfter = Number.POSITIVE_INFINITY } = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.length > closeAfter) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

const oneLine = (err: string): void => {
  expect(err).toMatch(/^[^\n]+\n$/);
  expect(err).not.toMatch(/\bat .*:\d+:\d+/);
};

describe('a HAR file', () => {
  it('becomes a report on standard output, and nothing else', async () => {
    const { code, out, err } = await run(['capture.har']);
    expect([code, err]).toEqual([0, '']);
    expect(v.parse(ReportSchema, JSON.parse(out)).source).toMatchObject({ creator: 'WebInspector 537.36', entries: 7 });
  });

  it('may come through standard input, with a byte order mark', async () => {
    const { code, out } = await run(['-', '--format', 'json'], { input: `\uFEFF${capture}` });
    expect(code).toBe(0);
    expect(v.parse(ReportSchema, JSON.parse(out)).denials).not.toEqual([]);
  });

  it.each([
    ['markdown', /^# \S/],
    ['jira', /^# \S/],
    ['html', /^<!doctype html>/],
  ])('becomes %s', async (format, start) => {
    expect(await run(['capture.har', '--format', format])).toMatchObject({
      code: 0,
      out: expect.stringMatching(start),
    });
  });

  it('leaves no secret of the capture in any format', async () => {
    for (const format of ['json', 'markdown', 'jira', 'html']) {
      expect((await run(['capture.har', '--format', format])).out).not.toMatch(/AAA\.BBB\.CCC|s3cr3t/);
    }
  });

  it('is written to a file, and nothing to standard output', async () => {
    expect(await run(['capture.har', '--out', 'report.json'])).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(file('report.json'), 'utf8')).toBe((await run(['capture.har'])).out);
  });

  it('with no entries is fine', async () => {
    expect((await run(['-'], { input: '{"log":{"entries":[]}}' })).code).toBe(0);
  });

  it('keeps going past a malformed entry, and counts it', async () => {
    const input = '{"log":{"entries":[{"request":{"method":"GET"}},null]}}';
    const { code, out } = await run(['-'], { input });
    expect(code).toBe(0);
    expect(v.parse(ReportSchema, JSON.parse(out)).source).toMatchObject({
      entries: 2,
      skipped: [
        { entry: 0, reason: 'request.url is missing' },
        { entry: 1, reason: 'the entry is not an object' },
      ],
    });
  });

  it('does not complain when nobody reads on', async () => {
    const { code, err } = await run(['capture.har', '--format', 'html'], { closeAfter: 10 });
    expect([code, err]).toEqual([0, '']);
  });
});

describe('what is told', () => {
  it('is a HAR file of the findings, which it reads again', async () => {
    const { code, out } = await run(['capture.har', '--format', 'har']);
    expect(code).toBe(0);
    expect(JSON.parse(out).log.version).toBe('1.2');
    expect((await run(['-'], { input: out })).code).toBe(0);
  });

  it.each([
    ['curl', /^# \w.*\n(?:# .*\n)*curl /],
    ['fetch', /^\/\/ \w.*\n(?:\/\/ .*\n)*await fetch\(/],
  ])('is commands: %s', async (format, form) => {
    expect((await run(['capture.har', '--format', format])).out).toMatch(form);
  });

  it('is a bundle', async () => {
    expect(await run(['capture.har', '--format', 'bundle', '--out', 'b.zip'])).toEqual({ code: 0, out: '', err: '' });
    const files = unzipSync(new Uint8Array(readFileSync(file('b.zip'))));
    expect(Object.keys(files)).toEqual([
      'report.html',
      'report.md',
      'findings.json',
      'evidence.har',
      'redactions.json',
    ]);
  });

  it('is some denials alone, and none that is not there', async () => {
    const { out } = await run(['capture.har', '--only', 'd1']);
    expect(v.parse(ReportSchema, JSON.parse(out)).denials.map(({ id }) => id)).toEqual(['d1']);
    const missing = await run(['capture.har', '--only', 'd1,g99']);
    expect(missing).toEqual({ code: 2, out: '', err: '--only: there is no g99 in this file\n' });
  });

  it('is masked by rules of one’s own, and a rule that is none is refused', async () => {
    const { out } = await run(['capture.har']);
    const [denial] = v.parse(ReportSchema, JSON.parse(out)).denials;
    const { hostname } = new URL(denial?.request.url ?? '');
    const masked = await run(['capture.har', '--mask-pattern', hostname.replaceAll('.', '\\.')]);
    expect(masked.out).not.toContain(hostname);
    const refused = await run(['capture.har', '--mask-pattern', '(a|b)']);
    expect([refused.code, refused.out]).toEqual([2, '']);
    oneLine(refused.err);
  });
});

describe('a broken HAR file', () => {
  it('ends with 1 and says where, and the entries that could be read are analysed', async () => {
    const { code, out, err } = await run(['-'], { input: capture.slice(0, -40) });
    expect([code, v.parse(ReportSchema, JSON.parse(out)).source.problem !== undefined]).toEqual([1, true]);
    expect(err).toMatch(/^not JSON at line \d+ column \d+: the text ends there, unfinished/);
    oneLine(err);
  });
});

describe('other inputs than HAR', () => {
  it('a report of ours is diagnosed anew', async () => {
    const { out } = await run(['capture.har']);
    const again = await run(['-'], { input: out });
    expect(again.code).toBe(0);
    const rules = (text: string) =>
      v.parse(ReportSchema, JSON.parse(text)).denials.map(({ diagnoses }) => diagnoses.map(({ rule }) => rule));
    expect(rules(again.out)).toEqual(rules(out));
  });
});

describe('no HAR file', () => {
  it.each([
    ['{"log": {\n "entries": [\n      x', 'not JSON at line 3 column 7\n'],
    ['', 'not JSON at line 1 column 1: the input is empty\n'],
    ['{"log":{}}', 'log.entries is missing\n'],
  ])('%j ends with 1 and says where', async (input, err) => {
    expect(await run(['-'], { input })).toEqual({ code: 1, out: '', err });
  });
});

describe('what cannot be done', () => {
  it.each([
    [[]],
    [['a.har', 'b.har']],
    [['capture.har', '--format', 'pdf']],
    [['capture.har', '--format']],
    [['capture.har', '--unknown']],
    [['capture.har', '--openapi', 'missing.yaml']],
    [['capture.har', '--openapi', 'capture.har']],
    [['capture.har', '--scopes', 'nonsense']],
    [['missing.har']],
    [['line\nbreak.har']],
    [['.']],
    [['capture.har', '--out', 'no-such-folder/report.json']],
    [['capture.har', '--out', '.']],
    [['capture.har', '--out', './capture.har']],
  ])('%j ends with 2 and one line', async (args) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    oneLine(err);
  });

  it('leaves the HAR file alone', () => {
    expect(readFileSync(file('capture.har'), 'utf8')).toBe(capture);
  });
});

describe('--help', () => {
  it('prints the contract', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const word of ['--format', '--out', 'Exit codes']) expect(out).toContain(word);
  });
});
