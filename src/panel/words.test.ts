import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { template, words } from './words.ts';

const root = path.join(import.meta.dirname, '../..');
const sources = ['src/panel', 'src/extension']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  )
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join(root, file), 'utf8'));
const code = sources.join('\n');
const manifest = readFileSync(path.join(root, 'manifest.json'), 'utf8');
const names = Object.keys(messages);

/** Every text between quotes: names are passed about as such, never put together. */
const quoted = new Set([...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"/g)].map(([, single, double]) => single ?? double));
const ofManifest = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name ?? '');
const asked = [
  ...[...code.matchAll(/\b(?:words|template|message)\(\s*'([^']+)'/g)].map(([, name]) => name ?? ''),
  ...[...code.matchAll(/\bmessage="([^"]+)"/g)].map(([, name]) => name ?? ''),
  ...ofManifest,
];

describe('the words of the panel', () => {
  it('are all there', () => {
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('are all used', () => {
    expect(names.filter((name) => !quoted.has(name) && !ofManifest.includes(name))).toEqual([]);
  });

  it('say something, with no other places than $1 to $9', () => {
    const wrong = Object.entries(messages).filter(
      ([, { message }]) => !/\S/.test(message) || /\$(?![1-9])/.test(message),
    );
    expect(wrong).toEqual([]);
  });

  it('have names that browsers accept and tell apart: they do not heed case', () => {
    expect(names.filter((name) => !/^[A-Za-z0-9_@]+$/.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('are filled in once: what is filled in may look like a place', () => {
    expect(words('seen', '$2', 'b', '$1')).toBe('$2, b of $1');
    expect(template('seen')).toBe('$1, $2 of $3');
  });
});
