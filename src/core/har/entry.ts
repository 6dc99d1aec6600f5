import * as v from 'valibot';
import { parseUrl } from '../parse-url.ts';

const text = v.fallback(v.string(), '');
const anything = v.optional(v.unknown());

/**
 * What is read of an entry, as lenient as exporters are careless: only a request's method and URL must be there. Header lists, cookies
 * and contents are read by functions of their own, since a schema for each of a million headers costs seconds.
 */
const EntrySchema = v.object({
  startedDateTime: anything,
  time: anything,
  request: v.object({
    method: v.pipe(v.string(), v.nonEmpty()),
    url: v.pipe(
      v.string(),
      v.nonEmpty(),
      v.check((url) => parseUrl(url) !== null),
    ),
    httpVersion: text,
    headers: anything,
    cookies: anything,
    headersSize: anything,
    bodySize: anything,
    postData: anything,
  }),
  response: v.fallback(
    v.nullable(
      v.object({
        status: anything,
        statusText: text,
        httpVersion: text,
        headers: anything,
        cookies: anything,
        content: anything,
        redirectURL: anything,
        headersSize: anything,
        bodySize: anything,
        _error: anything,
        _failureText: anything,
        _fetchedViaServiceWorker: anything,
      }),
    ),
    null,
  ),
  _initiator: anything,
  _resourceType: anything,
  _fromCache: anything,
  _webSocketMessages: anything,
});

/** One entry of `log.entries`, or of the devtools network API. http://www.softwareishard.com/blog/har-12-spec/#entries */
export type HarEntry = v.InferOutput<typeof EntrySchema>;
export type HarResponse = NonNullable<HarEntry['response']>;

/** The entry, or why it cannot be read: `request.url is missing`. */
export function readEntry(entry: unknown): HarEntry | string {
  const parsed = v.safeParse(EntrySchema, entry, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  if (path === null) return 'the entry is not an object';
  if (issue.type === 'check') return `${path} is not an absolute URL`;
  const isAbsent = issue.input === undefined || issue.input === null || issue.input === '';
  if (isAbsent) return `${path} is missing`;
  return `${path} is not ${path === 'request' ? 'an object' : 'text'}`;
}
