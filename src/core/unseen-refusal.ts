import { isFixTried } from './chain.ts';
import type { Denial } from './denial.ts';
import type { FixStep } from './rule.ts';
import { PRIVATE_WINDOW } from './tests-that-tell.ts';

/** Whether the browser refused an answer and shows nothing of it: neither a layer nor a permission can be looked for in it. */
export function isUnseenRefusal(denial: Denial): boolean {
  const { actual, blockedBy } = denial;
  return blockedBy === 'unknown' && actual !== null && actual.response === null && !isFixTried(denial);
}

/** What makes the browser show what it refused, the likeliest reason for hiding it first. */
export function stepsToSee({ actual }: Denial): readonly [FixStep, ...FixStep[]] {
  return actual?.initiator?.worker === true ? [FROM_THE_PAGE, CACHE] : [CACHE, SERVICE_WORKER, PRIVATE_WINDOW];
}

const FROM_THE_PAGE: FixStep = {
  step: 'Make the same request from the page, not from its worker.',
  why: 'Of an answer that it refuses to a worker the browser shows nothing here; of the page’s own requests it does.',
  tells: 'It is refused to the worker alone.',
};
const CACHE: FixStep = {
  step: 'Tick “Disable cache” in the Network panel and repeat the request.',
  why: 'A redirect that the browser has stored, and refuses, shows neither a status nor headers. Asked for anew it shows both, and the reason is named.',
  tells: 'The browser refused a redirect that it had stored.',
};
const SERVICE_WORKER: FixStep = {
  step: 'Tick “Bypass for network” under Service workers in the Application panel, and repeat the request.',
  why: 'A service worker that answers with a network error looks the same.',
  tells: 'The page’s service worker answered with a network error.',
};
