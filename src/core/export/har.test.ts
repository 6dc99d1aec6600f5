import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseHar } from '../har.ts';
import { ReportSchema } from '../report-schema.ts';
import example from './example.json' with { type: 'json' };
import { forExport } from './gate.ts';
import { toHar } from './har.ts';

const report = forExport(v.parse(ReportSchema, example));
const { exchanges, source } = parseHar(toHar(report));

describe('a report as HAR, read again', () => {
  it('has every exchange of the findings once, in order of time', () => {
    expect(source).toMatchObject({ browser: 'chromium', entries: 2, skipped: [] });
    expect(exchanges.map(({ request }) => request.method)).toEqual(['PUT', 'OPTIONS']);
  });

  it('keeps what a diagnosis needs: the roles, the answer, the error, what was never sent', () => {
    const [actual, preflight] = exchanges;
    expect(preflight).toMatchObject({ role: 'preflight', response: { status: 401 }, error: null, reportsErrors: true });
    expect(preflight?.response?.headers).toEqual(report.denials[0]?.exchanges[0]?.response?.headers);
    expect(actual).toMatchObject({ role: 'actual', response: null, error: 'net::ERR_FAILED', provisional: true });
    expect(exchanges.map(({ page }) => page)).toEqual(['https://app.example/orders', 'https://app.example/orders']);
  });

  it('has what the format demands of every entry', () => {
    const { log } = v.parse(HarSchema, JSON.parse(toHar(report)));
    expect(log.entries).toHaveLength(2);
    expect(log._clearance.denials[0]?.diagnoses[0]?.rule).toBe('preflight-needs-auth');
  });

  it('does not repeat an exchange that two denials share', () => {
    const [first] = structuredClone(example.denials);
    const exchanges = first?.exchanges.map((exchange, entry) => ({ ...exchange, entry }));
    const shared = {
      ...example,
      denials: [
        { ...first, exchanges },
        { ...first, id: 'd2', exchanges },
      ],
    };
    expect(parseHar(toHar(forExport(v.parse(ReportSchema, shared)))).source.entries).toBe(2);
  });
});

/** http://www.softwareishard.com/blog/har-12-spec/: what is not optional. */
const named = v.array(v.object({ name: v.string(), value: v.string() }));
const message = {
  httpVersion: v.string(),
  cookies: named,
  headers: named,
  headersSize: v.number(),
  bodySize: v.number(),
};
const HarSchema = v.object({
  log: v.object({
    version: v.literal('1.2'),
    creator: v.object({ name: v.string(), version: v.string() }),
    pages: v.array(
      v.object({
        startedDateTime: v.pipe(v.string(), v.isoTimestamp()),
        id: v.string(),
        title: v.string(),
        pageTimings: v.object({}),
      }),
    ),
    entries: v.array(
      v.object({
        pageref: v.string(),
        startedDateTime: v.pipe(v.string(), v.isoTimestamp()),
        time: v.number(),
        request: v.object({
          ...message,
          method: v.string(),
          url: v.string(),
          queryString: named,
          postData: v.optional(v.object({ mimeType: v.string(), text: v.string() })),
        }),
        response: v.object({
          ...message,
          status: v.number(),
          statusText: v.string(),
          content: v.object({ size: v.number(), mimeType: v.string() }),
          redirectURL: v.string(),
        }),
        cache: v.object({}),
        timings: v.object({ send: v.number(), wait: v.number(), receive: v.number() }),
      }),
    ),
    _clearance: v.object({ denials: v.array(v.object({ diagnoses: v.array(v.object({ rule: v.string() })) })) }),
  }),
});
