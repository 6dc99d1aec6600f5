import { runnerImport } from 'vite';

/** What recognisers say to people; no marker matches by it. */
const WORDS = new Set(['docs', 'means', 'fix', 'fixBy', 'reads']);

/**
 * Plain data, expressions among it, as the source of a script, without the words.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function sourceOf(value) {
  if (Array.isArray(value)) return `[${value.map(sourceOf).join()}]`;
  if (value instanceof RegExp) return String(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).filter(([name, member]) => !WORDS.has(name) && member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sourceOf(member)}`).join()}}`;
}

/**
 * The background asks only whether an answer is a refusal, and of which kind; it is read anew whenever it wakes. The panel's
 * worker has the catalogue as it is.
 *
 * @returns {import('vite').Plugin}
 */
export function recognisersWithoutWords() {
  return {
    name: 'recognisers-without-words',
    apply: 'build',
    async load(id) {
      if (!id.endsWith('/src/core/recognisers/index.ts')) return null;
      const { module } = await runnerImport(id, { configFile: false, logLevel: 'error' });
      return `export const recognisers = ${sourceOf(module.recognisers)};`;
    },
  };
}
