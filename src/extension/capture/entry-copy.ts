import { fieldsOf } from './glimpse.ts';

/**
 * The fields of an entry that later stages read. They are copied by name: webextension-polyfill hands out a proxy
 * without keys of its own in Chromium, which neither spreads nor clones.
 */
const FIELDS = [
  'startedDateTime',
  'time',
  'request',
  'response',
  'timings',
  'cache',
  'pageref',
  'serverIPAddress',
  'connection',
  '_initiator',
  '_resourceType',
  '_webSocketMessages',
  '_securityState',
] as const;

type EntryCopy = Readonly<Record<string, unknown>>;

function copyEntry(entry: unknown): EntryCopy {
  const fields = fieldsOf(entry) ?? {};
  const copy: Record<string, unknown> = {};
  for (const name of FIELDS) {
    if (fields[name] !== undefined) copy[name] = fields[name];
  }
  return copy;
}

/** A response body as `getContent` gave it. */
export interface Content {
  readonly text: string;
  readonly base64: boolean;
}

/** The entry with the response body that was read for it. */
export function withContent(entry: unknown, { text, base64 }: Content): EntryCopy {
  const copy = copyEntry(entry);
  const response = fieldsOf(copy.response) ?? {};
  const content = { ...fieldsOf(response.content), text, ...(base64 ? { encoding: 'base64' } : {}) };
  return { ...copy, response: { ...response, content } };
}

/** The entry without what it sent: an upload may be many times larger than all the rest. */
export function withoutRequestBody(entry: unknown): EntryCopy {
  const copy = copyEntry(entry);
  const request = fieldsOf(copy.request) ?? {};
  const { text: _, params: __, ...postData } = fieldsOf(request.postData) ?? {};
  return { ...copy, request: { ...request, postData } };
}
