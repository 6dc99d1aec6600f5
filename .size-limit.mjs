import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('dist/chrome', import.meta.url));

/** Static imports of a built script, and what a page asks for; what is loaded on demand (`import()`) is not among them. */
const REFERENCES = new Map([
  ['.js', /\b(?:from|import)\s*["'](\.[^"']+|\/[^"']+)["']/g],
  ['.html', /\b(?:src|href)="(\/[^"]+)"/g],
]);

/** @param {string} entry @returns {string[]} the file and all that must be loaded before it runs */
function loadedWith(entry) {
  const found = new Set([path.join(DIST, entry)]);
  for (const file of found) {
    const references = REFERENCES.get(path.extname(file));
    if (references === undefined) continue;
    for (const [, target = ''] of fs.readFileSync(file, 'utf8').matchAll(references))
      found.add(target.startsWith('/') ? path.join(DIST, target) : path.resolve(path.dirname(file), target));
  }
  return [...found].map((file) => path.relative(import.meta.dirname, file));
}

/**
 * What each part of the extension loads before it runs, compressed. What is loaded on demand is in the last line only: the panel's
 * worker, which diagnoses and reads files, brings the whole line of its own, for workers share no script with pages.
 */
export default [
  { name: 'DevTools page', path: loadedWith('src/extension/devtools.html'), gzip: true, limit: '40 kB' },
  { name: 'background worker', path: loadedWith('service-worker-loader.js'), gzip: true, limit: '115 kB' },
  { name: 'panel', path: loadedWith('src/panel/index.html'), gzip: true, limit: '150 kB' },
  { name: 'all of it', path: 'dist/chrome/**/*.{js,css,html}', gzip: true, limit: '590 kB' },
];
