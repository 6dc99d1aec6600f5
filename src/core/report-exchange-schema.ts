import * as v from 'valibot';

/** One exchange as a report has it: part of the report's schema. */

const text = v.string();
const orNull = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

const HeaderSchema = v.object({ name: text, value: text });
const BodySchema = v.object({ mimeType: text, size: orNull(v.number()), text: orNull(text), truncated: v.boolean() });

const InitiatorSchema = v.object({
  type: text,
  requestId: orNull(text),
  url: orNull(text),
  lineNumber: orNull(v.number()),
  worker: v.boolean(),
});

export const FrameSchema = v.object({
  type: v.picklist(['send', 'receive']),
  /** Seconds since the epoch. */
  time: orNull(v.number()),
  /** 1: text, 2: binary. */
  opcode: v.number(),
  data: text,
});

export const ExchangeSchema = v.object({
  role: v.picklist(['preflight', 'actual', 'hop']),
  /** Index in `log.entries`; null in a session. */
  entry: orNull(index),
  startedDateTime: orNull(text),
  /** Milliseconds. */
  time: orNull(v.number()),
  resourceType: orNull(text),
  /** The network stack's own words, `net::ERR_FAILED`. */
  error: orNull(text),
  provisional: v.boolean(),
  /** True where the exporter tells errors, so that `error: null` means success. */
  reportsErrors: v.optional(v.boolean()),
  fetchedViaServiceWorker: v.optional(v.boolean()),
  /** True where it was captured while a fix was tried on it: its headers are the server's, and the browser judged others. */
  fixTried: v.optional(v.literal(true)),
  /** True where the response is that of an earlier request, which the browser had stored: of this one it shows none. */
  storedResponse: v.optional(v.literal(true)),
  /** Who started it, where the exporter says so. */
  initiator: v.optional(InitiatorSchema),
  /** The first messages of a WebSocket that was not let in. */
  frames: v.optional(v.array(FrameSchema)),
  request: v.object({
    method: text,
    url: text,
    httpVersion: text,
    headers: v.array(HeaderSchema),
    cookies: v.array(text),
    body: orNull(BodySchema),
  }),
  response: orNull(
    v.object({
      status: v.number(),
      statusText: text,
      httpVersion: text,
      headers: v.array(HeaderSchema),
      cookies: v.array(text),
      /** Where it redirects, as captured, where no Location header says so. */
      redirectUrl: v.optional(text),
      body: orNull(BodySchema),
    }),
  ),
});
