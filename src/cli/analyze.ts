import { realpathSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { toBundle } from '../core/export/bundle.ts';
import type { ExportedReport } from '../core/export/gate.ts';
import { forExport } from '../core/export/gate.ts';
import { toHar } from '../core/export/har.ts';
import { toHtml } from '../core/export/html.ts';
import { toJira } from '../core/export/jira.ts';
import { toJson } from '../core/export/json.ts';
import { toMarkdown } from '../core/export/markdown.ts';
import { toCurlScript, toFetchScript } from '../core/export/scripts.ts';
import { reportOfSome } from '../core/export/some.ts';
import { HarError } from '../core/har.ts';
import { fileReader } from '../core/import/file-reader.ts';
import { type OwnRules, readOwnRules } from '../core/redaction/own-rules.ts';
import type { Report } from '../core/report-schema.ts';
import { type Arguments, type Format, readArguments, USAGE } from './arguments.ts';
import { CommandError, reasonOf } from './command-error.ts';
import { declaredScopes } from './declared-scopes.ts';
import { readInput } from './input.ts';

/** The command line: a HAR file in, a report out. Its contract is printed by `--help`. */

const PRINTERS: Readonly<Record<Format, (report: ExportedReport) => string | Uint8Array>> = {
  json: toJson,
  markdown: toMarkdown,
  jira: toJira,
  html: toHtml,
  har: toHar,
  curl: toCurlScript,
  fetch: toFetchScript,
  bundle: (report) => toBundle(report, Date.now()),
};

async function analyze(args: readonly string[]): Promise<void> {
  const wanted = readArguments(args);
  if (wanted === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const { input, format, out } = wanted;
  if (out !== null && isSameFile(input, out)) throw new CommandError('--out would overwrite the HAR file', 2);
  if (format === 'bundle' && out === null && process.stdout.isTTY)
    throw new CommandError('--format bundle needs --out, or a pipe: it is no text', 2);
  const own = ownRules(wanted);
  const declared = await declaredScopes(wanted);
  const reader = fileReader(declared);
  for await (const piece of readInput(input, process.stdin)) reader.push(piece);
  const report = reader.end();
  const printed = PRINTERS[format](forExport(chosen(report, wanted.only), { own }));
  if (out === null) process.stdout.write(printed);
  else write(out, printed);
  const { problem, entries, skipped } = report.source;
  if (problem !== undefined)
    throw new HarError(`${problem} (${entries - skipped.length} entries were read all the same)`);
}

/** @throws {CommandError} where one cannot be a rule */
function ownRules({ maskNames, maskPatterns }: Arguments): OwnRules {
  const { rules, problems } = readOwnRules(maskNames, maskPatterns);
  const [first] = problems;
  if (first !== undefined) throw new CommandError(`${first.line} cannot be masked: ${first.problem}`, 2);
  return rules;
}

/** @throws {CommandError} where an id names nothing */
function chosen(report: Report, ids: readonly string[]): Report {
  if (ids.length === 0) return report;
  const { report: some, unknown } = reportOfSome(report, ids);
  if (unknown.length > 0) throw new CommandError(`--only: there is no ${unknown.join(', no ')} in this file`, 2);
  return some;
}

function write(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new CommandError(`cannot write ${path}: ${reasonOf(error)}`, 2);
  }
}

function isSameFile(input: string, out: string): boolean {
  try {
    return realpathSync(input) === realpathSync(out);
  } catch {
    return false;
  }
}

/** One line on standard error, never a stack trace. */
function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const isForeseen = error instanceof HarError || error instanceof CommandError;
  const line = (isForeseen ? message : `the analysis failed: ${message}`).replace(/\p{Cc}+/gu, ' ');
  process.stderr.write(`${line}\n`);
  process.exitCode = error instanceof HarError ? 1 : error instanceof CommandError ? error.exitCode : 2;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads has read enough.
  if (error.code !== 'EPIPE') fail(new CommandError(`cannot write to standard output: ${reasonOf(error)}`, 2));
});

await analyze(process.argv.slice(2)).catch(fail);
