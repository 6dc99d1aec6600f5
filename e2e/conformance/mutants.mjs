import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';

/**
 * Proves that the matrix has teeth: for each failing step of each algorithm the step is skipped or its comparison is
 * turned round, and the recorded scenarios of the last `npm run conformance` must show a difference that was not there.
 *
 * A mutant: file, the text that stands there once, and what it becomes.
 */
const FETCH = 'src/core/fetch/';
/**
 * No recorded run can catch it: wherever Origin is captured it says `null` itself, and where it is not (a worker's requests in
 * Chromium) an answer that would contradict the computed origin is worth no verdict. Unit tests of src/core/fetch catch it.
 */
const TAINTED = 'tainted: a redirect never makes the origin null';
/** @type {readonly (readonly [title: string, file: string, from: string, to: string])[]} */
const MUTANTS = [
  [
    'CORS check 2: a missing Access-Control-Allow-Origin passes',
    'cors-check.ts',
    "failures.push({ reason: 'allow-origin-missing', on, parameter: null });",
    '',
  ],
  [
    'CORS check 3: * passes with credentials',
    'cors-check.ts',
    "if (credentials !== 'include' && allowOrigin === '*')",
    "if (allowOrigin === '*')",
  ],
  [
    'CORS check 3: * fails without credentials',
    'cors-check.ts',
    "if (credentials !== 'include' && allowOrigin === '*')",
    "if (credentials === 'never' && allowOrigin === '*')",
  ],
  [
    'CORS check 4: case does not matter',
    'cors-check.ts',
    'if (allowOrigin === origin)',
    'if (allowOrigin.toLowerCase() === origin)',
  ],
  [
    'CORS check 4: a slash does not matter',
    'cors-check.ts',
    'if (allowOrigin === origin)',
    "if (allowOrigin.replace(/\\/$/, '') === origin)",
  ],
  [
    'CORS check 4: a prefix is enough',
    'cors-check.ts',
    'if (allowOrigin === origin)',
    'if (allowOrigin.startsWith(origin))',
  ],
  [
    'CORS check 4: null is no origin',
    'cors-check.ts',
    "allowOrigin !== 'null' && parseUrl(allowOrigin) === null",
    'parseUrl(allowOrigin) === null',
  ],
  [
    'CORS check 4: what is no URL is another origin',
    'cors-check.ts',
    "return 'allow-origin-invalid';",
    "return 'allow-origin-mismatch';",
  ],
  [
    'CORS check 4: a list is another origin',
    'cors-check.ts',
    "return 'allow-origin-multiple';",
    "return 'allow-origin-mismatch';",
  ],
  ['CORS check 4: a space makes no list', 'cors-check.ts', '/[ ,]/', '/[,]/'],
  ['CORS check 4: repeated lines are a list', 'cors-check.ts', "'allow-origin-repeated'", "'allow-origin-multiple'"],
  [
    'CORS check 5: credentials are always checked',
    'cors-check.ts',
    "  if (credentials !== 'include') {",
    "  if (credentials === 'never') {",
  ],
  [
    'CORS check 7: case does not matter',
    'cors-check.ts',
    "allowCredentials === 'true'",
    "allowCredentials?.toLowerCase() === 'true'",
  ],
  ['CORS check 7: any value will do', 'cors-check.ts', "allowCredentials === 'true'", 'allowCredentials !== null'],
  [
    'CORS check 8: skipped',
    'cors-check.ts',
    "failures.push({ reason: 'allow-credentials-missing', on, parameter: allowCredentials });",
    '',
  ],
  ['preflight 7: any status is ok', 'cors-preflight-fetch.ts', 'status >= 200 && status <= 299', 'status >= 0'],
  [
    'preflight 7: only 200 and 204 are ok',
    'cors-preflight-fetch.ts',
    'status >= 200 && status <= 299',
    'status === 200 || status === 204',
  ],
  [
    'preflight 7: a redirect without Location is one',
    'cors-preflight-fetch.ts',
    "isRedirectStatus(status) && getHeader(headers, 'Location') !== null",
    'isRedirectStatus(status)',
  ],
  [
    'preflight 7: a redirect is a status',
    'cors-preflight-fetch.ts',
    "fail('7', 'preflight-redirect'",
    "fail('7', 'preflight-status'",
  ],
  [
    'preflight 7.3: Access-Control-Allow-Methods may be no list',
    'cors-preflight-fetch.ts',
    "checkSyntax(methods, 'Access-Control-Allow-Methods', 'allow-methods-invalid');",
    '',
  ],
  [
    'preflight 7.3: Access-Control-Allow-Headers may be no list',
    'cors-preflight-fetch.ts',
    "checkSyntax(headerNames, 'Access-Control-Allow-Headers', 'allow-headers-invalid');",
    '',
  ],
  [
    'preflight 7.5: skipped',
    'cors-preflight-fetch.ts',
    "fail('7.5', 'method-not-allowed', method,",
    'void (0, method,',
  ],
  [
    'preflight 7.5: case does not matter',
    'cors-preflight-fetch.ts',
    'allowedMethods.includes(method)',
    'allowedMethods.some((one) => one.toLowerCase() === method.toLowerCase())',
  ],
  [
    'preflight 7.5: safelisted methods must be listed',
    'cors-preflight-fetch.ts',
    'if (isCorsSafelistedMethod(method))',
    "if (method === 'never')",
  ],
  [
    'preflight 7.5: * covers with credentials',
    'cors-preflight-fetch.ts',
    "credentials !== 'include' && allowedMethods.includes('*')",
    "allowedMethods.includes('*')",
  ],
  [
    'preflight 7.5: * covers nothing',
    'cors-preflight-fetch.ts',
    "credentials !== 'include' && allowedMethods.includes('*')",
    "allowedMethods.includes('**')",
  ],
  [
    'preflight 7.6: the standard, not the engine',
    'simulate.ts',
    "wildcardCoversAuthorization: engine !== 'standard'",
    'wildcardCoversAuthorization: false',
  ],
  ['preflight 7.7: skipped', 'cors-preflight-fetch.ts', "fail(step, 'header-not-allowed', name,", 'void (step,'],
  [
    'preflight 7.7: case matters',
    'cors-preflight-fetch.ts',
    'map((name) => name.toLowerCase())',
    'map((name) => name)',
  ],
  [
    'preflight 7.7: * covers with credentials',
    'cors-preflight-fetch.ts',
    "const wildcard = credentials !== 'include' && allowedNames.has('*');",
    "const wildcard = allowedNames.has('*');",
  ],
  ['lists: white space is part of a name', 'extract-header-list-values.ts', '.map(trimOws)', ''],
  ['lists: an empty member is no name', 'extract-header-list-values.ts', ".filter((member) => member !== '')", ''],
  [
    'lists: one line is all',
    'extract-header-list-values.ts',
    'const members = lines',
    'const members = lines.slice(0, 1)',
  ],
  [
    'redirect 9, 10: userinfo passes',
    'http-redirect-fetch.ts',
    "failures.push({ reason: 'redirect-with-userinfo', on: 'actual', parameter: null });",
    '',
  ],
  [
    'Chromium: the status before the origin',
    'engine-names.ts',
    'const CHROMIUM_ORDER: readonly CorsReason[] = [',
    "const CHROMIUM_ORDER: readonly CorsReason[] = ['preflight-status',",
  ],
  [
    'Firefox: Access-Control-Allow-Headers before the method',
    'engine-names.ts',
    'const FIREFOX_ORDER: readonly CorsReason[] = [',
    "const FIREFOX_ORDER: readonly CorsReason[] = ['allow-origin-missing', 'allow-origin-mismatch', 'allow-origin-repeated', 'allow-origin-multiple', 'allow-origin-invalid', 'wildcard-with-credentials', 'allow-credentials-missing', 'preflight-redirect', 'preflight-status', 'allow-headers-invalid',",
  ],
  [
    'Firefox: the redirect before the origin',
    'engine-names.ts',
    'const FIREFOX_ORDER: readonly CorsReason[] = [',
    "const FIREFOX_ORDER: readonly CorsReason[] = ['preflight-redirect',",
  ],
  [
    'local network: a page that is not secure is asked',
    'simulate.ts',
    "const insecure = origin !== null && origin !== 'null' && !isTrustworthy(origin);",
    'const insecure = origin === undefined;',
  ],
  [
    'local network: a request without a preflight is not told',
    'simulate.ts',
    "actual.error === 'net::ERR_FAILED' &&",
    "actual.error === 'never' &&",
  ],
  [
    'local network: the machine itself is public',
    'address-space.ts',
    "if (LOOPBACK.test(hostname)) return 'loopback';",
    '',
  ],
  ['mixed content: CORS has a name for it', 'conclude.ts', '!failed || observation.mixed', '!failed'],
  [TAINTED, 'http-redirect-fetch.ts', 'return true;\n', 'return false;\n'],
];

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
