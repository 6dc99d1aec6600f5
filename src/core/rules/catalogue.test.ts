import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixturePages } from '../../testing/fixture.ts';
import type { AnyRule } from '../rule.ts';
import { RULE_IDS } from '../rule-id.ts';
import { rules } from './index.ts';

const folder = new URL('.', import.meta.url);
const stems = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -'.ts'.length))
  .sort();

test('the folder is the list: every id has a file, every file an id', () => {
  expect(rules.map(({ id }) => id).sort()).toEqual(stems);
  expect(stems).toEqual([...RULE_IDS].sort());
});

describe.each(stems)('%s', (stem) => {
  const rule = rules.find(({ id }) => id === stem);

  test('has a test and a fixture beside it', () => {
    for (const end of ['.test.ts', '.har']) expect(existsSync(new URL(stem + end, folder)), `${stem}${end}`).toBe(true);
  });

  test('has a page on which it fires and one on which it is quiet, each with its source', () => {
    const pages = fixturePages(readFileSync(new URL(`${stem}.har`, folder), 'utf8'));
    expect(pages.some(({ title }) => title.startsWith('fires: '))).toBe(true);
    expect(pages.some(({ title }) => title.startsWith('quiet: '))).toBe(true);
    for (const { title, comment } of pages) expect(comment, title).not.toBe('');
  });

  test('states its fault in one line without a full stop, and cites a source', () => {
    expect(rule?.title).toMatch(/^[A-Z*].{4,90}[^.]$/);
    expect(rule?.docs[0]?.text).toMatch(/\S/);
    for (const { url } of rule?.docs ?? []) expect(url).toMatch(/^https:\/\/\S+$/);
  });

  test('explains only rules that exist', () => {
    for (const id of rule?.explains ?? []) expect(stems).toContain(id);
  });
});

/** The catalogue as the folder's README prints it. */
function printed(all: readonly AnyRule[]): string {
  const rows = all.map(
    ({ id, title, stage, docs }) => `| [\`${id}\`](${id}.ts) | ${title} | ${stage} | [source](${docs[0].url}) |`,
  );
  return [
    '# Rules',
    '',
    'One root cause a file: `<id>.ts`, its test and its fixture beside it. This list is printed from the rules.',
    '',
    '| id | fault | stage | source |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

test('README.md is what the rules print', async () => {
  await expect(printed(rules)).toMatchFileSnapshot('README.md');
});
