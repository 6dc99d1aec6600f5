import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './progress.mjs';
import { runNode } from './run.mjs';
import { ROOT } from './setup.mjs';

/** react-dom assigns innerHTML in the two places that serve dangerouslySetInnerHTML, which our own lint forbids. */
const ALLOWED = { UNSAFE_VAR_ASSIGNMENT: 2 };

/** @typedef {{ code: string, message: string, file?: string, line?: number }} Finding */

/** Mozilla's linter on the Firefox build: no error, and no warning but the allowed ones. @returns {Promise<string[]>} what is wrong */
export async function lintFirefox() {
  const webExt = path.join(ROOT, 'node_modules/web-ext/bin/web-ext.js');
  const args = ['lint', '--source-dir', path.join(ROOT, 'dist/firefox'), '--output', 'json', '--no-input'];
  const { output } = await runNode(webExt, args, { env: { NO_UPDATE_NOTIFIER: '1' } });
  const start = output.indexOf('{"count"');
  if (start < 0) return [`web-ext lint did not run: ${output.trim()}`];
  /** @type {{ errors: Finding[], warnings: Finding[] }} */
  const { errors, warnings } = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1));
  /** @type {Record<string, number>} */
  const left = { ...ALLOWED };
  const unexpected = warnings.filter(({ code }) => {
    left[code] = (left[code] ?? 0) - 1;
    return left[code] < 0;
  });
  return [...errors, ...unexpected].map(
    ({ code, message, file, line }) => `${file ?? 'manifest.json'}:${line ?? 1} ${code}: ${message}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = await lintFirefox();
  for (const problem of problems) say(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
