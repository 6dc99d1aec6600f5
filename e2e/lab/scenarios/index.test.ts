import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../../src/core/rule-id.ts';
import { scenarios } from './index.ts';

const folder = path.resolve('e2e/lab/scenarios');

describe('the lab’s scenarios', () => {
  it('are the files of the folder, each named by its id', () => {
    const files = fs.readdirSync(folder).filter((name) => !name.startsWith('index.'));
    expect(scenarios.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted());
  });

  it.each(scenarios)('$id expects a rule of the contract', ({ rule }) => {
    expect(RULE_IDS).toContain(rule);
  });
});
