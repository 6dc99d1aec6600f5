import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { driverOf } from './sessions.ts';

/** Of all that `npm run recipes` runs, what needs nothing but Node and npm, and the faults that are most unlike. */
const SERVERS = ['node', 'express'];
const FAULTS = ['no CORS at all', 'authentication before CORS', 'errors without headers'];

const each = (option: string, values: readonly string[]) => values.flatMap((value) => [option, value]);

test('a policy that is applied by its recipe clears the fault in one round', async ({ browserName }) => {
  test.setTimeout(300_000);
  const browser = driverOf(browserName);
  const options = ['--browser', browser, ...each('--server', SERVERS), ...each('--fault', FAULTS)];
  const child = spawn(process.execPath, ['dist/e2e/recipes.js', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += String(data);
  });
  await once(child, 'close');
  for (const server of SERVERS) expect(output).toContain(`${server}, ${browser}: 3 of 3 faults in one round\n`);
  expect(child.exitCode).toBe(0);
});
