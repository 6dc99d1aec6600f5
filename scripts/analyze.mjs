import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './setup.mjs';

const program = path.join(ROOT, 'dist/cli/analyze.js');

if (fs.existsSync(program)) {
  // npm runs scripts in the project's folder; paths on the command line are relative to the caller's.
  if (process.env.npm_lifecycle_event === 'analyze' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  process.argv[1] = program;
  await import(pathToFileURL(program).href);
} else {
  process.stderr.write('The command line is not built yet: run `npm run build` first.\n');
  process.exitCode = 2;
}
