import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentStamp } from './stamp.mjs';

let root = '';

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stamp-'));
  fs.mkdirSync(path.join(root, 'src/deep'), { recursive: true });
  fs.writeFileSync(path.join(root, 'src/deep/a.ts'), 'one');
  fs.writeFileSync(path.join(root, 'src/b.ts'), 'two');
});
afterEach(() => fs.rmSync(root, { recursive: true }));

const stamp = () => contentStamp(['src', 'manifest.json'], root);

test('the same contents give the same stamp, whatever the time of the files', () => {
  const before = stamp();
  fs.utimesSync(path.join(root, 'src/b.ts'), 1, 1);
  expect(stamp()).toBe(before);
});

test('a change deep in a folder, a new file, a new name and a file that was missing each change it', () => {
  const stamps = [stamp()];
  fs.writeFileSync(path.join(root, 'src/deep/a.ts'), 'ONE');
  stamps.push(stamp());
  fs.writeFileSync(path.join(root, 'src/c.ts'), '');
  stamps.push(stamp());
  fs.renameSync(path.join(root, 'src/c.ts'), path.join(root, 'src/d.ts'));
  stamps.push(stamp());
  fs.writeFileSync(path.join(root, 'manifest.json'), '{}');
  stamps.push(stamp());
  expect(new Set(stamps).size).toBe(stamps.length);
});

test('text that moves from one file to the next changes it', () => {
  const before = stamp();
  fs.writeFileSync(path.join(root, 'src/b.ts'), 'tw');
  fs.writeFileSync(path.join(root, 'src/deep/a.ts'), 'oone');
  expect(stamp()).not.toBe(before);
});
