import { realpathSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import type { ExportedReport } from '../core/export/gate.ts';
import { forExport } from '../core/export/gate.ts';
import { toHtml } from '../core/export/html.ts';
import { toJson } from '../core/export/json.ts';
import { toMarkdown } from '../core/export/markdown.ts';
import { HarError } from '../core/har.ts';
import { fileReader } from '../core/import/file-reader.ts';
import { type Format, readArguments, USAGE } from './arguments.ts';
import { CommandError, reasonOf } from './command-error.ts';
import { declaredScopes } from './declared-scopes.ts';
import { readInput } from './input.ts';

/** The command line: a HAR file in, a report out. Its contract is printed by `--help`. */

const PRINTERS: Readonly<Record<Format, (report: ExportedReport) => string>> = {
  json: toJson,
  markdown: toMarkdown,
  html: toHtml,
};

async function analyze(args: readonly string[]): Promise<void> {
  const wanted = readArguments(args);
  if (wanted === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const { input, format, out } = wanted;
  if (out !== null && isSameFile(input, out)) throw new CommandError('--out would overwrite the HAR file', 2);
  const declared = await declaredScopes(wanted);
  const reader = fileReader(declared);
  for await (const piece of readInput(input, process.stdin)) reader.push(piece);
  const report = reader.end();
  const printed = PRINTERS[format](forExport(report));
  if (out === null) process.stdout.write(printed);
  else write(out, printed);
  const { problem, entries, skipped } = report.source;
  if (problem !== undefined)
    throw new HarError(`${problem} (${entries - skipped.length} entries were read all the same)`);
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
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
