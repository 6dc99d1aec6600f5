import type { ReportDenial } from '../../src/core/report-schema.ts';
import type { BrowserName } from '../drivers/session.ts';
import type { Listing } from './listing.ts';
import type { Plan } from './plan.ts';

/** A fact that the network API keeps from extensions, so that no tool can tell the engine's reason from it. */
export interface WithheldFact {
  readonly id: string;
  readonly browsers: readonly BrowserName[];
  /** What is withheld, and the measurement that shows it. */
  readonly title: string;
  /**
   * Whether it explains why our verdicts on a plan differ from the engine's reason; they are never `proven`.
   */
  explains(plan: Plan, wrong: readonly ReportDenial[], engine: string | null, listing: Listing): boolean;
}

/** What the plan's mode is to CORS: `same-origin` is `omit` across origins. */
const modeOf = ({ credentials }: Plan): 'include' | 'omit' => (credentials === 'include' ? 'include' : 'omit');

/** Firefox's two names for a request that the network failed after a good preflight. */
const NETWORK_FAILURES: readonly (string | null)[] = ['CORSDidNotSucceed2', 'CORSMultipleAllowOriginNotAllowed'];

/** What Firefox says of an answer that is wrong with credentials alone. */
const OF_CREDENTIALS: readonly (string | null)[] = ['CORSNotSupportingCredentials', 'CORSMissingAllowCredentials'];

/** Whether the report itself says that it is the credentials mode that it does not know. */
const isGuess = ({ certainty, because }: { readonly certainty: string; readonly because: string }): boolean =>
  certainty !== 'proven' && /credentials|cookie/i.test(because);

/** The closed list. What is not on it is a defect of ours. */
export const WITHHELD: readonly WithheldFact[] = [
  {
    id: 'worker answers',
    browsers: ['chromium'],
    title:
      'Of a request that a dedicated worker made and the browser refused, DevTools show status 0 and no headers, whether it was refused at its preflight or after its answer; the headers shown of any worker request are not the wire’s, without Origin and Cookie.',
    explains: (plan, wrong) =>
      ['worker', 'data-worker', 'blob-worker'].includes(plan.initiator) &&
      wrong.every(({ cors }) => cors?.certainty !== 'proven'),
  },
  {
    id: 'requests that are not listed',
    browsers: ['chromium', 'firefox'],
    title:
      'Chromium’s DevTools list nothing of what a shared worker fetches. Firefox’s own network monitor lists nothing of what a service worker or a shared worker fetches, nor of a request, or its preflight, that is made while it makes a HAR: it lists fewer than the servers received. Nor does Chromium list what its own mode forbids, same-origin to another origin or no-cors with a redirect that is not followed: it is never sent.',
    explains: (_, wrong, __, { isWhole }) => !isWhole && wrong.every(({ cors }) => cors?.certainty !== 'proven'),
  },
  {
    id: 'failed in a service worker',
    browsers: ['firefox'],
    title:
      'Of a request of the page that its service worker passed on, and that was refused there, Firefox shows one entry without status, headers and bytes, as of one that the page itself aborted; of the worker’s own request it shows none.',
    explains: (plan, wrong) => plan.initiator === 'through-service-worker' && wrong.length === 0,
  },
  {
    id: 'credentials mode',
    browsers: ['chromium', 'firefox'],
    title:
      'The credentials mode is in no entry. A request that was never sent shows no Cookie header; where the preflight’s answer fails in both modes, in each for another reason, the name is the likelier one.',
    explains: (plan, wrong) =>
      wrong.length > 0 &&
      wrong.every(({ cors }) => cors !== null && isGuess(cors) && cors.credentials !== modeOf(plan)),
  },
  {
    id: 'credentials of an answer',
    browsers: ['firefox'],
    title:
      'Firefox tells extensions no errors, and sends Sec-Fetch-Storage-Access neither to plain http nor from a worker: there, without a cookie, an answer that is wrong with credentials alone looks like one that passed without.',
    explains: (plan, wrong, engine, { showsCredentials }) =>
      plan.credentials === 'include' && !showsCredentials && wrong.length === 0 && OF_CREDENTIALS.includes(engine),
  },
  {
    id: 'address space',
    browsers: ['chromium'],
    title:
      'What a page says of the network of its target (targetAddressSpace) is in no entry: where it is wrong the request looks like one that the local network check refused.',
    explains: ({ options: { targetAddressSpace } }, wrong, engine) =>
      targetAddressSpace !== undefined &&
      engine === 'InvalidLocalNetworkAccess' &&
      wrong.every(({ cors }) => cors?.certainty !== 'proven'),
  },
  {
    id: 'request mode',
    browsers: ['firefox'],
    title:
      'To plain http Firefox sends no Sec-Fetch-Mode. Of a simple request within the page’s origin nothing then tells whether a script made it or an image, which may be redirected to a URL with a user name; the row of the redirect that was not followed tells it, and some of its HARs lack that row.',
    explains: ({ transport, hops: [{ at }] }, wrong, engine) =>
      ['plain', 'insecure'].includes(transport) &&
      at === 'app' &&
      wrong.length === 0 &&
      engine === 'CORSDidNotSucceed2',
  },
  {
    id: 'aborts',
    browsers: ['chromium', 'firefox'],
    title:
      'A request that the page aborted is no denial: Chromium marks it net::ERR_ABORTED while its engine may still name what the preflight lacked; Firefox shows its preflight with status 0, as it shows a network error.',
    explains: (plan) => plan.abort,
  },
  {
    id: 'network failures',
    browsers: ['firefox'],
    title:
      'Of a request that was reset after a good preflight Firefox says CORSDidNotSucceed2 or CORSMultipleAllowOriginNotAllowed, now the one and now the other for the same exchange; the entry shows status 0 for both.',
    explains: (_, wrong, engine) =>
      NETWORK_FAILURES.includes(engine) &&
      wrong.length > 0 &&
      wrong.every(({ cors }) => NETWORK_FAILURES.includes(cors?.firefox ?? null)),
  },
  {
    id: 'requests never sent',
    browsers: ['firefox'],
    title:
      'Firefox gives no event for a request whose preflight failed; only getHAR has it, and while Firefox makes that it misses other requests. On a busy page it is not asked, and a preflight that fails only with credentials, which its own headers do not tell, then shows nothing.',
    explains: (plan, wrong, _, { neverSent }) => plan.credentials === 'include' && wrong.length === 0 && neverSent,
  },
];
