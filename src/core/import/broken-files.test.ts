import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { HarError } from '../har.ts';
import { ReportSchema } from '../report-schema.ts';
import { fileReader } from './file-reader.ts';

const HAR = readFileSync(new URL('../har/firefox.har', import.meta.url), 'utf8');
const WHOLE = (JSON.parse(HAR) as { log: { entries: unknown[] } }).log.entries.length;

/** The file with a stretch cut out, doubled, or replaced by something else. */
const broken = fc
  .tuple(
    fc.integer({ min: 0, max: HAR.length }),
    fc.integer({ min: 1, max: 3_000 }),
    fc.constantFrom('', '"', '\\', '{', '}', ']', '\0', 'null', '\uFEFF', '\n"', '<b>', '\ud800'),
    fc.boolean(),
  )
  .map(([at, length, instead, keeps]) => HAR.slice(0, at) + instead + HAR.slice(keeps ? at : at + length));

it('a broken file is read in part or refused with a reason and a place, however it broke and in whatever pieces it comes', () => {
  fc.assert(
    fc.property(broken, fc.integer({ min: 1, max: 5_000 }), (text, size) => {
      const bytes = new TextEncoder().encode(text);
      const reader = fileReader();
      let isJson = true;
      try {
        JSON.parse(text.replace(/^\uFEFF/, ''));
      } catch {
        isJson = false;
      }
      try {
        for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
        const { source } = v.parse(ReportSchema, reader.end());
        expect(source.entries).toBeLessThanOrEqual(WHOLE * 2);
        if (!isJson) expect(source.problem).toMatch(/^not JSON at line \d+ column \d+/);
      } catch (error) {
        expect(error).toBeInstanceOf(HarError);
        if (!isJson) expect(error).toHaveProperty('message', expect.stringMatching(/^not JSON|cURL/));
      }
    }),
    { numRuns: 300 },
  );
}, 120_000);
