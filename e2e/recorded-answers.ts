import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { LayerSchema } from '../src/core/report-diagnosis-schema.ts';

const FOLDER = 'src/core/recognisers';
const SUFFIX = '.recorded.har';

const HeadersSchema = v.array(v.object({ name: v.string(), value: v.string() }));
const PostedSchema = v.optional(v.object({ text: v.string() }));
const PageSchema = v.object({
  title: v.string(),
  _product: v.optional(v.string()),
  _cause: v.optional(v.string()),
  _unread: v.optional(v.string()),
  _unreadProduct: v.optional(v.string()),
});
const EntrySchema = v.object({
  request: v.object({ method: v.string(), url: v.string(), headers: HeadersSchema, postData: PostedSchema }),
  response: v.object({
    status: v.number(),
    statusText: v.string(),
    headers: HeadersSchema,
    content: v.object({ text: v.string() }),
  }),
});
const RecordedSchema = v.object({ log: v.object({ pages: v.array(PageSchema), entries: v.array(EntrySchema) }) });

type Entry = v.InferOutput<typeof EntrySchema>;

/** What real software answered, and what its own documentation makes of that. */
export interface RecordedAnswer extends Entry {
  /** A word of its own for paths. */
  readonly id: string;
  /** Where browsers show no body, what status and headers alone are. Null: it accuses nobody. */
  readonly label: {
    readonly layer: v.InferOutput<typeof LayerSchema>;
    readonly product: string;
    readonly rule: string;
    readonly certainty: string;
  } | null;
  readonly isPreflight: boolean;
  readonly isCrossSite: boolean;
  /** Whether browsers show its body: they do of what the page may read. */
  readonly isReadable: boolean;
}

const PROMISE = /^(?:fires: )?(?<rule>[\w-]+) @ (?<layer>[\w-]+), (?<certainty>proven|likely|possible)(?: — |$)/;

function labelOf(page: v.InferOutput<typeof PageSchema>, isReadable: boolean): RecordedAnswer['label'] {
  const [promise, product] = isReadable ? [page.title, page._product] : [page._unread, page._unreadProduct];
  const told = PROMISE.exec(promise ?? '')?.groups;
  if (told === undefined || product === undefined) return null;
  const { rule = '', layer, certainty = '' } = told;
  return { layer: v.parse(LayerSchema, layer), product, rule: page._cause ?? rule, certainty };
}

const valueOfHeader = (headers: Entry['request']['headers'], wanted: string): string | undefined =>
  headers.find(({ name }) => name.toLowerCase() === wanted)?.value;

/** All answers that `npm run record` keeps. */
export function recordedAnswers(): readonly RecordedAnswer[] {
  return fs
    .readdirSync(FOLDER)
    .filter((name) => name.endsWith(SUFFIX))
    .flatMap((name) => {
      const { log } = v.parse(RecordedSchema, JSON.parse(fs.readFileSync(path.join(FOLDER, name), 'utf8')));
      return log.entries.flatMap((entry, index) => {
        const page = log.pages[index];
        if (page === undefined) return [];
        const { headers } = entry.request;
        const isPreflight = valueOfHeader(headers, 'access-control-request-method') !== undefined;
        const isCrossSite = valueOfHeader(headers, 'sec-fetch-site') === 'cross-site';
        const isShared = valueOfHeader(entry.response.headers, 'access-control-allow-origin') === '*';
        const isReadable = !isPreflight && (isShared || !isCrossSite);
        const how = page.title.replace(/^.* — |^quiet: /, '').toLowerCase();
        // Without digits, which would pass for an order's number or the like.
        const letter = String.fromCharCode('a'.charCodeAt(0) + index);
        const id = `${name.slice(0, -SUFFIX.length)}-${letter}-${how.replaceAll(/[^a-z]+/g, '-')}`.replace(/-$/, '');
        return [{ ...entry, id, isPreflight, isCrossSite, isReadable, label: labelOf(page, isReadable) }];
      });
    });
}
