import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { HarError } from '../har.ts';
import { analyzeHar } from '../pipeline.ts';
import type { Report } from '../report-schema.ts';
import { fileReader } from './file-reader.ts';

const HARS = new URL('../har/', import.meta.url);
const CHROMIUM = readFileSync(new URL('chromium.har', HARS), 'utf8');

/** Reads bytes as a stream gives them, in pieces of `size`. */
function read(content: string | Uint8Array, size = 1000): Report {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const reader = fileReader();
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.end();
}

describe('a file that comes in pieces', () => {
  it.each(readdirSync(HARS).filter((name) => name.endsWith('.har')))('%s gives the report of the whole', (name) => {
    const text = readFileSync(new URL(name, HARS), 'utf8');
    const whole = analyzeHar(text);
    for (const size of [1, 7, 4096, text.length * 4]) expect(read(text, size)).toEqual(whole);
  });

  it.each([
    ['a byte order mark', new TextEncoder().encode(`\uFEFF${CHROMIUM}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${CHROMIUM}`, 'utf16le'))],
    ['gzip', new Uint8Array(gzipSync(CHROMIUM))],
    ['an archive', zipSync({ 'folder/capture.har': new TextEncoder().encode(CHROMIUM) })],
  ])('may come with %s', (_, bytes) => {
    expect(read(bytes)).toEqual(analyzeHar(CHROMIUM));
  });

  it('says which browser made the requests, where the file tells', () => {
    const entry = (headers: object[]) => ({
      request: { method: 'GET', url: 'https://a.example/', headers },
      response: {},
    });
    const agent = {
      name: 'User-Agent',
      value: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36',
    };
    const har = (log: object) => read(JSON.stringify({ log }));
    expect(har({ creator: { name: 'Firefox', version: '128.0' }, entries: [] }).environment.browser).toBe(
      'Firefox 128.0',
    );
    expect(
      har({ creator: { name: 'WebInspector', version: '537.36' }, entries: [entry([agent])] }).environment,
    ).toMatchObject({ browser: 'Chrome 126.0.0.0', os: 'Windows NT 10.0' });
    // A proxy records any program.
    expect(
      har({ creator: { name: 'Charles Proxy', version: '4' }, entries: [entry([agent])] }).environment.browser,
    ).toBeNull();
  });
});

describe('a file whose creator stands behind its entries', () => {
  it('is read as if it stood before them', () => {
    const { log } = JSON.parse(CHROMIUM) as { log: { entries: unknown[] } };
    const { entries, ...rest } = log;
    expect(read(JSON.stringify({ log: { entries, ...rest } }))).toEqual(
      read(JSON.stringify({ log: { ...rest, entries } })),
    );
  });
});

const entryText = (path: string) =>
  `{"startedDateTime": "2026-11-21T20:15:00Z", "request": {"method": "GET", "url": "https://api.example/${path}", "headers": [{"name": "a", "value": "b\\"c"}]}, "response": {"status": 403, "headers": []}}`;
const HEAD = '{"log": {"creator": {"name": "Charles"}, "entries": [\n';
const paths = (report: Report) => report.denials.map(({ request }) => new URL(request.url).pathname);

describe('a broken file', () => {
  it('that ends unfinished keeps what was whole, counts the rest, and says where it ends', () => {
    const whole = `${HEAD}${entryText('1')},\n${entryText('2')},\n`;
    const report = read(`${whole}{"request": {"method": "G`, 50);
    expect(paths(report)).toEqual(['/1', '/2']);
    expect(report.source).toMatchObject({
      entries: 3,
      skipped: [{ entry: 2, reason: 'not JSON at line 4 column 26' }],
      problem: 'not JSON at line 4 column 26: the text ends there, unfinished',
    });
  });

  it('that ends between entries says so', () => {
    expect(read(`${HEAD}${entryText('1')},`).source).toMatchObject({
      entries: 1,
      skipped: [],
      problem: expect.stringContaining('the text ends there, unfinished'),
    });
  });

  it('that lacks a comma between entries loses none', () => {
    const report = read(`${HEAD}${entryText('1')}\n${entryText('2')}]}}`);
    expect(paths(report)).toEqual(['/1', '/2']);
    expect(report.source.problem).toBe('not JSON at line 3 column 1: a comma is missing');
  });

  it('whose quotes went wrong in one entry keeps those before and after it', () => {
    const broken = entryText('2').replace('"GET"', '"GE"T"');
    const report = read(`${HEAD}${[entryText('1'), broken, entryText('3'), entryText('4')].join(',\n')}]}}`);
    expect(paths(report)).toEqual(['/1', '/3', '/4']);
    expect(report.source.skipped).toHaveLength(1);
    expect(report.source.problem).toMatch(/^not JSON at line 3 column 71/);
  });

  it.each([
    ['', /line 1 column 1: the input is empty/],
    ['<!doctype html><p>', /looks like HTML/],
    ['{"log": {"entries": [{"request', /unfinished/],
    ['{"format": "clearance-report", "version": 7}', /version 7/],
    ['{"format": "clearance-report", "version": 1}', /no complete report: source/],
    ['{"openapi": "3.0.0"}', /log\.entries is missing/],
    ['curl https://api.example/', /no answer/],
  ])('%j is refused with a true reason and with what to do', (text, reason) => {
    const refused = () => read(text);
    expect(refused).toThrow(HarError);
    expect(refused).toThrow(reason);
    expect(refused).toThrow(expect.objectContaining({ advice: expect.stringMatching(/\.$/) }));
  });

  it.each([
    ['gzip', new Uint8Array(gzipSync(CHROMIUM)).slice(0, 300)],
    ['archive', zipSync({ 'a.har': new TextEncoder().encode(CHROMIUM) }).slice(0, 300)],
    ['archive of something else', zipSync({ 'a.png': new Uint8Array(10) })],
  ])('a damaged %s is refused, not crashed upon', (_, bytes) => {
    expect(() => read(bytes)).toThrow(HarError);
  });
});
