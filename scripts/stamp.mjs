import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** @param {string} entry @returns {string[]} every file at or below it, sorted; nothing where it does not exist */
function filesOf(entry) {
  const stat = fs.statSync(entry, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [entry];
  return fs
    .readdirSync(entry)
    .sort()
    .flatMap((name) => filesOf(path.join(entry, name)));
}

/**
 * One value for the contents and the names of files and folders: it changes exactly when one of them does, whatever the
 * clock or the checkout did to their times.
 *
 * @param {readonly string[]} entries
 * @param {string} root names count relative to it
 */
export function contentStamp(entries, root) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesOf(path.join(root, entry)))) {
    const content = fs.readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} file @returns {string | null} the text of a stamp file, null where there is none */
export const readStamp = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null);

/** @param {string} file @param {string} stamp */
export function writeStamp(file, stamp) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, stamp);
}
