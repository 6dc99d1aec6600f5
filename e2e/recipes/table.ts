import { recipes } from '../../src/core/recipes/index.ts';
import { faults } from './fault.ts';
import type { Parsed } from './parse-rest.ts';
import { isGood, type Result } from './results.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

const BROWSERS = ['chromium', 'firefox'] as const;

/** How many rounds it took in each browser; ✗ where something else was wrong, too; – where it was not run. */
function cell(of: readonly Result[]): string {
  const inBrowser = BROWSERS.map((browser) => of.find((one) => one.browser === browser));
  return inBrowser
    .map((one) => (one === undefined ? '–' : one.rounds === null || one.wrong.length > 0 ? '✗' : String(one.rounds)))
    .join(' · ');
}

/** Markdown: rounds a server and fault, `Chromium · Firefox`. */
export function roundsTable(results: readonly Result[]): string {
  return [
    row(['server', 'version', ...faults.map(({ id }) => id), 'chosen']),
    row(['---', '---', ...faults.map(() => '---'), '---']),
    ...unique(results.map(({ server }) => server)).map((server) => {
      const own = results.filter((one) => one.server === server);
      return row([
        server,
        own[0]?.version ?? '',
        ...faults.map(({ id }) => cell(own.filter(({ fault }) => fault === id))),
        unique(own.map(({ chosen }) => chosen ?? 'none')).join(', '),
      ]);
    }),
  ].join('\n');
}

/** The run that the document is of. */
export interface Run {
  /** Of each server that could not run there, by name, why. */
  readonly missing: ReadonlyMap<string, string>;
  /** How many of server, fault and browser were not run for want of time. */
  readonly open: number;
}

/** What the reader of the table must know of the run: all that was not run, and all that was run twice. */
function remarks(results: readonly Result[], { missing, open }: Run): readonly string[] {
  const twice = results.filter(({ again }) => again !== null);
  return [
    ...(open === 0 ? [] : [`${open} of the cells were not run for want of time.`, '']),
    ...(twice.length === 0
      ? []
      : [
          'Run a second time, because a browser or a server had broken off the first:',
          '',
          ...twice.map(
            ({ server, fault, browser, again }) => `- ${server}, ${fault}, ${browser}: ${again?.split('\n')[0]}`,
          ),
          '',
        ]),
    ...(missing.size === 0
      ? []
      : ['Not run on this machine:', '', ...[...missing].map(([name, reason]) => `- ${name}: ${reason}`), '']),
  ];
}

/** docs/recipes.md: what was run, then every recipe with what became of it. */
export function recipesDocument(results: readonly Result[], parsed: readonly Parsed[], run: Run): string {
  const browsers = BROWSERS.flatMap((browser) => {
    const version = results.find((one) => one.browser === browser)?.browserVersion;
    return version === undefined ? [] : [`${browser === 'chromium' ? 'Chromium' : 'Firefox'} ${version}`];
  });
  const leftOut = results.reduce((sum, one) => sum + one.leftOut, 0);
  return [
    '# Recipes',
    '',
    'A recipe prints any policy as the configuration of one server. `npm run recipes` starts a real server with a fault, lets a',
    "page's request fail in a real browser, puts the recipe's text with the report's policy into the configuration as it is,",
    'restarts, and lets the same page try again. The numbers are how many rounds of fixing it took, in each browser; ✗: something',
    'was wrong; –: not run.',
    '',
    'Before the browser, plain requests check: the preflight; the answer, a 401 and a 500 with the headers, each once; that four',
    'foreign origins get none; `Vary: Origin` without an `Origin`, too; and that no OPTIONS but a preflight passes authentication.',
    'After it a page of a foreign origin tries, and must be refused. Then every part of the fix is left out, one at a time',
    `(${leftOut} times in all): each header of the preflight and of the answer, each method and each header name. Each time the`,
    'request must fail again. The checklist may hold no step that was not needed.',
    '',
    `Browsers: ${browsers.join(' · ')}, in this order.`,
    '',
    roundsTable(results),
    '',
    ...remarks(results, run),
    '*chosen*: the recipe that the checklist names by the answer it saw. Servers that do not name themselves leave the choice to you.',
    '',
    '## All recipes',
    '',
    row(['recipe', 'server or service', 'proof']),
    row(['---', '---', '---']),
    ...recipes.map(({ id, title, tested }) => row([`\`${id}\``, title, proof(id, tested, results, parsed)])),
    '',
  ].join('\n');
}

function proof(id: string, tested: boolean, results: readonly Result[], parsed: readonly Parsed[]): string {
  const own = results.filter(({ recipe }) => recipe === id);
  if (own.length === 0 && tested) return 'run earlier, not in this run';
  if (own.length === 0) {
    const by = parsed.find(({ recipe }) => recipe === id)?.by;
    return by === undefined ? '*not run*' : `*not run*; parsed as ${by}`;
  }
  const passed = own.filter(isGood).length;
  return `run: ${passed} of ${own.length} in one round`;
}
