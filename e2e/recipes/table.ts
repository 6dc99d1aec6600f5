import { recipes } from '../../src/core/recipes/index.ts';
import { faults } from './fault.ts';
import type { Outcome } from './round.ts';

/** What was run, in which versions. */
export interface Ran {
  readonly recipe: string;
  readonly version: string;
  readonly outcomes: readonly Outcome[];
}

const cell = ({ rounds, wrong }: Outcome): string => (wrong.length === 0 && rounds !== null ? String(rounds) : '✗');

/** Markdown: rounds a server and fault, then every recipe with what became of it. */
export function recipesDocument(ran: readonly Ran[], browser: string): string {
  const find = (id: string): Ran | undefined => ran.find(({ recipe }) => recipe === id);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '# Recipes',
    '',
    'A recipe prints any policy as the configuration of one server. `npm run recipes` starts a real server with a fault, lets a',
    "page's request fail in a real browser, puts the recipe's text with the report's policy into the configuration as it is,",
    'restarts, and lets the same page try again. The number is how many rounds of fixing it took; ✗: more than one.',
    '',
    'Before the browser, plain requests check: the preflight; the answer, a 401 and a 500 with the headers, each once; that four',
    'foreign origins get none; `Vary: Origin` without an `Origin`, too; and that no OPTIONS but a preflight passes authentication.',
    '',
    `Browser: ${browser}.`,
    '',
    row(['server', 'version', ...faults.map(({ id }) => id), 'chosen']),
    row(['---', '---', ...faults.map(() => '---'), '---']),
    ...ran.map(({ recipe, version, outcomes }) =>
      row([
        recipe,
        version,
        ...faults.map(({ id }) => outcomes.filter((one) => one.fault.id === id).map(cell)[0] ?? ''),
        [...new Set(outcomes.map(({ chosen }) => chosen ?? 'none'))].join(', '),
      ]),
    ),
    '',
    '*chosen*: the recipe that the checklist names by the answer it saw. Servers that do not name themselves leave the choice to you.',
    '',
    '## All recipes',
    '',
    row(['recipe', 'server or service', 'proof']),
    row(['---', '---', '---']),
    ...recipes.map(({ id, title, tested }) => {
      const outcomes = find(id)?.outcomes ?? [];
      const passed = outcomes.filter((one) => cell(one) === '1').length;
      const run = outcomes.length > 0 ? `run: ${passed} of ${outcomes.length} faults in one round` : 'run elsewhere';
      return row([`\`${id}\``, title, tested || outcomes.length > 0 ? run : '*not run*']);
    }),
    '',
  ].join('\n');
}
