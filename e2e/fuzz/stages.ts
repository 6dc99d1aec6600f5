import * as v from 'valibot';
import { forExport } from '../../src/core/export/gate.ts';
import { toHar } from '../../src/core/export/har.ts';
import { toHtml } from '../../src/core/export/html.ts';
import { toJira } from '../../src/core/export/jira.ts';
import { toJson } from '../../src/core/export/json.ts';
import { toMarkdown } from '../../src/core/export/markdown.ts';
import { HarError } from '../../src/core/har.ts';
import { fileReader } from '../../src/core/import/file-reader.ts';
import { type Report, ReportSchema } from '../../src/core/report-schema.ts';
import { glimpse } from '../../src/extension/capture/glimpse.ts';
import { createReader } from '../../src/extension/capture/read.ts';
import { isSuspect } from '../../src/extension/capture/suspect.ts';
import { CaptureMessageSchema } from '../../src/extension/capture-protocol.ts';
import { createDiagnosis } from '../../src/extension/diagnosis.ts';
import { AwakeSchema, DirectionSchema } from '../../src/extension/directions.ts';
import { ChangesSchema, CommandSchema } from '../../src/extension/protocol.ts';
import { changesFor } from '../../src/extension/session/changes.ts';
import { mergeExchanges } from '../../src/extension/session/merge.ts';
import { EMPTY_SESSION, withMeta } from '../../src/extension/session/session.ts';
import { changesBetween, readSessions } from '../../src/extension/session/stored.ts';
import { MARKUP } from './hostile.ts';

const read = createReader('chromium', () => new Uint8Array(32));

/**
 * What one request meets: the first look, the whole reading with both credentials and redaction, the background's fold and storage, the
 * panel's diagnosis.
 */
export function throughCapture(entry: unknown): void {
  const seen = glimpse(entry);
  if (seen !== null) isSuspect(entry, seen, 'chromium');
  const exchange = read(entry, { id: 'c-1', sequence: 1, page: null });
  if ('skipped' in exchange) return;
  const session = withMeta(mergeExchanges(EMPTY_SESSION, [exchange]), { revision: 'r1' });
  const { sessions, stale } = readSessions(changesBetween(1, null, session));
  if (sessions.get(1)?.cases.size !== session.cases.size)
    throw new Error(`what was stored cannot be read: ${stale.join(', ')}`);
  const { take } = createDiagnosis({
    post: (patch) => structuredClone(patch),
    now: () => 0,
    later: (_, then) => then(),
    report: (error) => {
      throw error;
    },
  });
  take(changesFor(session, new Map(), { full: true, preserveLog: true, scopes: '', most: 100 }).changes);
}

/** What one file meets: reading, diagnosis, every export. Throws where an export holds captured text as markup. */
export function throughFile(file: unknown): Report | null {
  const reader = fileReader();
  reader.push(new TextEncoder().encode(JSON.stringify(file)));
  let report: Report;
  try {
    report = reader.end();
  } catch (error) {
    if (error instanceof HarError) return null;
    throw error;
  }
  v.parse(ReportSchema, report);
  const exported = forExport(report);
  if (toHtml(exported).includes(MARKUP)) throw new Error('the HTML holds markup');
  for (const print of [toMarkdown, toJira])
    if (outsideCode(print(exported)).includes(MARKUP)) throw new Error(`${print.name} leaves markup`);
  JSON.parse(toJson(exported));
  JSON.parse(toHar(exported));
  return report;
}

/** Of Markdown what is not shown as it stands: neither fenced, nor between backticks. https://spec.commonmark.org/0.31.2/#code-spans */
const outsideCode = (markdown: string): string =>
  markdown.replace(/^ *(`{3,})[^\n]*\n[\s\S]*?^ *\1`*$/gm, '').replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');

const SCHEMAS = [CaptureMessageSchema, DirectionSchema, AwakeSchema, CommandSchema, ChangesSchema] as const;

/** What a message meets wherever it may arrive, and a stored value when the background starts. */
export function throughMessages(message: unknown): void {
  for (const schema of SCHEMAS) v.safeParse(schema, message);
  readSessions({ 'tab:1': message, 'tab:1:d1': message, [String(message)]: message });
}

/** Says what was added to the prototypes that everything has; null where nothing was. */
export function pollution(): string | null {
  for (const [name, prototype] of Object.entries({
    Object: Object.prototype,
    Array: Array.prototype,
    String: String.prototype,
  })) {
    const added = Object.keys(prototype);
    if (added.length > 0) return `${name}.prototype.${added[0]}`;
  }
  return null;
}
