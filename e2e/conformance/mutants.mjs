import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { MUTANTS, TAINTED } from './mutant-list.mjs';

/**
 * Proves that the matrix has teeth: for each failing step of each algorithm the step is skipped or its comparison is
 * turned round, and the recorded scenarios of the last `npm run conformance` must show a difference that was not there.
 */
const FETCH = 'src/core/fetch/';
const recordings = process.argv.slice(2);
const files =
  recordings.length > 0
    ? recordings
    : ['out/conformance-chromium.json', 'out/conformance-firefox.json'].filter((file) => fs.existsSync(file));
if (files.length === 0) {
  console.error('There is no recorded run: npm run conformance first.');
  process.exit(2);
}

const baseline = await differences(null);
console.log(`${String(baseline).padStart(5)} differences without a mutant`);
let survivors = 0;
for (const mutant of MUTANTS) {
  const found = (await differences(mutant)) - baseline;
  if (found <= 0 && mutant[0] !== TAINTED) survivors += 1;
  console.log(
    `${String(found).padStart(5)} ${found > 0 ? 'caught  ' : mutant[0] === TAINTED ? 'untold  ' : 'SURVIVED'} ${mutant[0]}`,
  );
}
console.log(
  survivors === 0
    ? `All ${MUTANTS.length} mutants were caught.`
    : `${survivors} of ${MUTANTS.length} mutants survived.`,
);
process.exit(survivors === 0 ? 0 : 1);

/**
 * Bundles the replay with one mutation and counts what differs.
 *
 * @param {readonly [title: string, file: string, from: string, to: string] | null} mutant
 * @returns {Promise<number>}
 */
async function differences(mutant) {
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'clearance-mutant-'));
  try {
    let applied = mutant === null;
    const plugin = {
      name: 'mutant',
      /**
       * @param {string} code
       * @param {string} id
       */
      transform(code, id) {
        if (mutant === null || !id.endsWith(FETCH + mutant[1])) return null;
        const [, , from, to] = mutant;
        if (code.split(from).length !== 2) throw new Error(`${mutant[0]}: the text is not there exactly once`);
        applied = true;
        return { code: code.replace(from, () => to), map: null };
      },
    };
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      plugins: [{ ...plugin, enforce: /** @type {const} */ ('pre') }],
      build: {
        outDir,
        ssr: true,
        minify: false,
        target: 'node20',
        rolldownOptions: { input: 'e2e/conformance/replay.ts' },
      },
      ssr: { noExternal: true },
    });
    if (!applied) throw new Error(`${mutant[0]}: ${mutant[1]} was not bundled`);
    const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(outDir, 'replay.js'), ...files], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return stdout
      .trim()
      .split('\n')
      .reduce((sum, line) => sum + Number(line.split(' ')[0]), 0);
  } finally {
    fs.rmSync(outDir, { recursive: true, force: true });
  }
}
