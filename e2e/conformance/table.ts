import { ENGINE_NAMES } from '../../src/core/fetch/engine-names.ts';
import type { BrowserName } from '../drivers/session.ts';
import type { Comparison } from './compare.ts';
import { TRANSPORTS, type Transport } from './plan.ts';
import { WITHHELD } from './withheld.ts';

/** One browser's run. */
export interface Run {
  readonly browser: BrowserName;
  readonly version: string;
  readonly comparisons: readonly Comparison[];
}

const PASSED = 'let through, or no name for it';

/** `docs/conformance.md`: a table by reason for each browser, and what the network API withholds. */
export function conformanceDocument(runs: readonly Run[], seed: number): string {
  return [
    '# Conformance: our verdict and the engine’s own',
    '',
    'Printed by `npm run conformance`: every scenario is a real request of a real page, sent in a real browser with DevTools open',
    'and captured by the extension. The engine’s own reason comes over its debugging protocol (Chromium: `corsErrorStatus`;',
    'Firefox: the first `CORS…` console category) and never reaches the extension. Every kind of sender makes a request that is sure',
    'to be refused before all others and after them, and the run waits for the engine’s word on it: none is missed or late.',
    '',
    ...runs.flatMap((run) => section(run, seed)),
    '## What the network API withholds',
    '',
    'The closed list of facts that no extension can see. A scenario counts as withheld only where the report says `likely` or',
    '`unknown`; everything else is a difference, and a difference fails the run.',
    '',
    ...WITHHELD.map(({ id, browsers, title }) => `- **${id}** (${browsers.map(nameOf).join(', ')}): ${title}`),
    '',
  ].join('\n');
}

const nameOf = (browser: BrowserName): string => (browser === 'chromium' ? 'Chromium' : 'Firefox');

const TITLES: Readonly<Record<Transport, string>> = {
  http: 'http on names of the machine',
  plain: 'http on other names',
  https: 'https with HTTP/1.1',
  h2: 'https with HTTP/2',
  mixed: 'http from a page over https',
  public: 'https from a page of the public network',
  insecure: 'http from a page of the public network over http',
  granted: 'https from a page of the public network with leave',
  named: 'http on other names from such a page',
};

/** How often each reason must have been met for a run to prove anything of it. */
const ENOUGH = 5;

/** The engine's reasons that a run met less often than that. */
export const scarceReasons = ({ browser, comparisons }: Run): readonly string[] =>
  ENGINE_NAMES[browser].filter((name) => comparisons.filter(({ engine }) => engine === name).length < ENOUGH);

function section({ browser, version, comparisons }: Run, seed: number): readonly string[] {
  const drawn = comparisons.filter(({ plan: { table } }) => table === undefined).length;
  const names = [...new Set(comparisons.flatMap(({ plan: { table } }) => table ?? []))];
  const reasons = [...new Set(comparisons.map(({ engine }) => engine ?? PASSED))].sort();
  const rows = reasons.map((reason) =>
    row(
      reason,
      comparisons.filter(({ engine }) => (engine ?? PASSED) === reason),
    ),
  );
  const onTransport = (transport: Transport): string =>
    `${comparisons.filter(({ plan }) => plan.transport === transport).length} over ${TITLES[transport]}`;
  return [
    `## ${nameOf(browser)} ${version}`,
    '',
    `${comparisons.length} scenarios: ${drawn} that seed ${seed} drew, ${comparisons.length - drawn} that stand in tables. ${TRANSPORTS.map(onTransport).join(', ')}.`,
    '',
    '| engine’s reason | scenarios | equal | withheld | different |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
    row('**all**', comparisons),
    '',
    ...(names.length === 0
      ? []
      : ['| table | scenarios | equal | withheld | different |', '| --- | ---: | ---: | ---: | ---: |']),
    ...names.map((name) =>
      row(
        name,
        comparisons.filter(({ plan: { table } }) => table === name),
      ),
    ),
    ...(names.length === 0 ? [] : ['']),
  ];
}

function row(name: string, comparisons: readonly Comparison[]): string {
  const count = (...outcomes: readonly Comparison['outcome'][]): number =>
    comparisons.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return `| ${name} | ${comparisons.length} | ${count('equal')} | ${count('withheld')} | ${count('different', 'wrong proven')} |`;
}

/** One line a scenario that is not equal, for the terminal. */
export function differenceLine({ plan, engine, ours, certainties, outcome, withheld }: Comparison): string {
  const names = [...new Set(ours.map((name) => name ?? 'none'))].join(', ') || 'no denial';
  const request = `${plan.transport} ${plan.initiator} ${plan.method} credentials ${plan.credentials}`;
  const why = withheld === null ? outcome : `withheld: ${withheld}`;
  return `${plan.id} ${request}; ${plan.aims.join(' + ') || 'no fault'}: engine ${engine ?? 'none'}, ours ${names} (${[...new Set(certainties)].join(', ')}) [${why}]`;
}
