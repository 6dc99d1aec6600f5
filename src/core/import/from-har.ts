import * as v from 'valibot';
import { readHeaders } from '../har/headers.ts';
import { FrameSchema } from '../report-exchange-schema.ts';

const text = v.fallback(v.string(), '');
const list = v.fallback(v.array(v.unknown()), []);
const names = v.pipe(
  v.fallback(v.array(v.object({ name: v.string() })), []),
  v.transform((cookies) => cookies.map(({ name }) => name)),
);
const headers = v.pipe(
  list,
  v.transform((value) => readHeaders(value).headers.map((header) => ({ ...header }))),
);
const BodyFacts = v.nullable(
  v.object({ mimeType: v.string(), size: v.nullable(v.number()), truncated: v.boolean(), hasText: v.boolean() }),
);

/** An entry of a HAR file that we exported: the request and the answer stand in HAR's fields, the rest in `_clearance`. */
const EntrySchema = v.object({
  request: v.object({
    method: v.string(),
    url: v.string(),
    httpVersion: text,
    headers,
    cookies: names,
    postData: v.fallback(v.object({ text }), { text: '' }),
  }),
  response: v.object({
    status: v.number(),
    statusText: text,
    httpVersion: text,
    headers,
    cookies: names,
    content: v.fallback(v.object({ text }), { text: '' }),
    redirectURL: text,
    _error: v.fallback(v.nullable(v.string()), null),
  }),
  _webSocketMessages: v.fallback(v.optional(v.array(FrameSchema)), undefined),
  _clearance: v.looseObject({ role: v.string(), requestBody: BodyFacts, responseBody: BodyFacts }),
});

const FileSchema = v.object({
  log: v.object({
    _clearance: v.looseObject({
      format: v.literal('clearance-report'),
      denials: v.array(v.looseObject({ exchanges: v.array(v.number()) })),
    }),
  }),
});

/** What a reader of entries must hand over: `request`, `response` and our own field of those that have one. */
export const isOwnEntry = (entry: unknown): boolean =>
  typeof entry === 'object' && entry !== null && '_clearance' in entry;

/**
 * The report that a HAR file of ours was made from, to be diagnosed anew; null where the file is not ours, or its entries are no
 * longer those that were exported: then it is a HAR like any other.
 */
export function reportOfHar(file: unknown, entries: ReadonlyMap<number, unknown>): unknown {
  const parsed = v.safeParse(FileSchema, file);
  if (!parsed.success) return null;
  const { denials, ...rest } = parsed.output.log._clearance;
  const read = new Map(Array.from(entries, ([index, entry]) => [index, exchangeOf(entry)]));
  const whole = denials.map(({ exchanges, ...denial }) => ({
    ...denial,
    exchanges: exchanges.map((index) => read.get(index) ?? null),
  }));
  if (whole.some(({ exchanges }) => exchanges.includes(null))) return null;
  return { ...rest, denials: whole };
}

/** The exchange as a report has it: the report's own schema checks what is put together here. */
function exchangeOf(entry: unknown): object | null {
  const parsed = v.safeParse(EntrySchema, entry);
  if (!parsed.success) return null;
  const { request, response, _webSocketMessages: frames, _clearance } = parsed.output;
  const { requestBody, responseBody, ...facts } = _clearance;
  const { postData, ...asked } = request;
  const { content, redirectURL, _error, ...answered } = response;
  const isAnswered = response.status >= 100 && response.status <= 999;
  return {
    ...facts,
    ...(frames === undefined ? {} : { frames }),
    error: _error,
    request: { ...asked, body: bodyOf(requestBody, postData.text) },
    response: isAnswered
      ? {
          ...answered,
          body: bodyOf(responseBody, content.text),
          ...(redirectURL === '' ? {} : { redirectUrl: redirectURL }),
        }
      : null,
  };
}

function bodyOf(facts: v.InferOutput<typeof BodyFacts>, content: string) {
  if (facts === null) return null;
  const { mimeType, size, truncated, hasText } = facts;
  return { mimeType, size, truncated, text: hasText ? content : null };
}
