import type { Hours } from './hours.ts';
import type { Reach } from './reach.ts';
import { count, mb, table } from './words.ts';

/** What stands before the tables of what is captured. */
export const REACH =
  'Denied requests in the ways that a page can make them, each in its turn: how many of them the panel tells. What is told to no extension no extension can tell. “Log preserved”: by the browser’s own setting, in its network panel.';

/** One browser's table. */
export function reachTable({ browser, version, cases }: Reach): string {
  const rows = cases.map(({ what, preserveLog, tries, captured }) => [
    `${what}${preserveLog ? ', log preserved' : ''}`,
    `${captured} of ${tries}`,
  ]);
  return `### ${browser} ${version}\n\n${table(['what was denied', 'captured'], rows)}`;
}

/** What a long day came to. */
export function hoursText(day: Hours): string {
  const { requests, denied, hours, kills, told, stored, heaps, cpu, oldestKept, latestForgotten } = day;
  const quarter = Math.floor(heaps.length / 4);
  const most = (some: readonly number[]) => mb(Math.max(...some));
  return [
    `${hours} hours by a clock of its own, DevTools and the panel open, in Node: ${count(requests)} requests, ${count(denied)} of them denied, half of these the same few again, half met once; the background killed ${kills} times.`,
    table(
      ['what', 'measured'],
      [
        ['denials that the panel counts', count(told.denials)],
        ['denials in its list, each standing for those just like it', count(told.kept)],
        ['denials that it says it forgot', count(told.evicted)],
        [
          'of those met once: the latest forgotten, the oldest kept',
          `request ${count(latestForgotten)}, request ${count(oldestKept)}`,
        ],
        ['most bytes in storage, of 10,485,760', count(stored)],
        [
          'memory of all three together, its peak in each quarter of the day',
          [0, 1, 2, 3].map((n) => most(heaps.slice(n * quarter, (n + 1) * quarter))).join(', '),
        ],
        ['processor time a request', `${(cpu * 1_000).toFixed(0)} µs`],
      ],
    ),
  ].join('\n\n');
}
