import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Surface } from './drivers/session.ts';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
}

/** What axe reports of a document as it is: nothing, if all is well. */
export async function violations(surface: Surface): Promise<string[]> {
  await surface.inject(AXE);
  return surface.evaluate(async () => {
    const { axe } = globalThis as typeof globalThis & { axe: Axe };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
}
