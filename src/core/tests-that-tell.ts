import { correlationIds } from './correlation-ids.ts';
import type { Denial } from './denial.ts';
import { type Exchange, getHeader, hasHeader } from './exchange.ts';
import { messageToOwner } from './message-to-owner.ts';
import type { FixStep } from './rule.ts';
import { siblingPatterns } from './sibling-patterns.ts';
import { expiriesOf } from './token-times.ts';

/** One test: it passes or fails, and either result takes causes off the list. */
interface Test {
  readonly step: FixStep;
  /** Higher stands first: how well the cause fits what was seen. */
  readonly fits: (exchange: Exchange, denial: Denial) => number;
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';
const carriesToken = ({ credentials }: Exchange): boolean => credentials.some(({ scheme }) => scheme !== null);
const readPasses = (denial: Denial): boolean =>
  siblingPatterns(denial).some(({ pattern }) => pattern === 'write-refused');
const hasEdge = ({ response }: Exchange): boolean =>
  ['cf-ray', 'x-amz-cf-id', 'x-azure-ref', 'x-served-by', 'x-iinfo', 'via'].some((name) =>
    hasHeader(response?.headers ?? [], name),
  );

export const PRIVATE_WINDOW: FixStep = {
  step: 'Repeat it in a private window without extensions.',
  why: 'If it passes there, stale cookies or an extension are the reason.',
  tells: 'Stale cookies or an extension are the reason.',
};

const TESTS: readonly Test[] = [
  {
    step: {
      step: 'Repeat the call with a fresh token: sign out and in again.',
      why: 'If it passes, the old token lacked a grant that was given later, was revoked, or had expired.',
      tells: 'The old token lacked a grant that was given later, was revoked, or had expired.',
    },
    fits: (exchange) => (carriesToken(exchange) ? 6 + (expiriesOf(exchange).some(({ past }) => past > 0) ? 4 : 0) : 0),
  },
  {
    step: {
      step: 'Repeat the call with an account that is known to be allowed.',
      why: 'If it passes, this account lacks a role or permission: it is about what you may do, not who you are.',
      tells: 'This account lacks a role or permission.',
    },
    fits: (exchange) => (carriesToken(exchange) || exchange.request.cookies.length > 0 ? 7 : 2),
  },
  {
    step: {
      step: 'Send GET in place of this method, to the same URL.',
      why: 'If GET passes, the right to write is missing, a CSRF check refuses, or a rule is about methods.',
      tells: 'The right to write is missing, a CSRF check refuses, or a rule is about methods.',
    },
    // That GET passes is known where the capture shows it.
    fits: ({ request }, denial) => (isRead(request.method) || readPasses(denial) ? 0 : 5),
  },
  {
    step: {
      step: 'Repeat the call with a minimal body and without unusual headers.',
      why: 'If it passes, a firewall or a header policy refused something in them: halve until you have it.',
      tells: 'A firewall or a header policy refuses something in body or headers.',
    },
    fits: (exchange) => (exchange.request.body ? 4 : 1) + (hasEdge(exchange) ? 2 : 0),
  },
  {
    step: {
      step: 'Repeat the call from another network, with and without the VPN.',
      why: 'If it passes there, an address or country rule refuses.',
      tells: 'A rule about addresses or countries refuses.',
    },
    fits: (exchange) => 3 + (hasEdge(exchange) ? 1 : 0),
  },
  {
    step: PRIVATE_WINDOW,
    fits: ({ request }) => (request.cookies.length > 0 ? 4 : 1),
  },
  {
    step: {
      step: 'Call the final URL directly, after all redirects: scheme, www and trailing slash included.',
      why: 'If it passes, a redirect lost the method, the body or the Authorization header.',
      tells: 'A redirect lost the method, the body or the Authorization header.',
    },
    fits: (_, { hops }) => (hops.length > 1 ? 8 : 0),
  },
  {
    step: {
      step: 'Purge the cache, or add a parameter that makes the URL new.',
      why: 'If it passes, a cache repeated an old refusal.',
      tells: 'A cache repeated an old refusal.',
    },
    fits: ({ response }) => (getHeader(response?.headers ?? [], 'age') ? 7 : 0),
  },
  {
    step: {
      step: 'Wait a minute and repeat the call once.',
      why: 'If it passes, a rate limit refused that does not call itself 429.',
      tells: 'A rate limit refuses that does not call itself 429.',
    },
    fits: (_, { siblings }) => (siblings.length > 10 ? 3 : 1),
  },
  {
    step: {
      step: 'Check the permissions of the file, the index file of the directory and the rules of the web server for this path.',
      why: 'A web server answers 403 for all three.',
      owner: 'server',
    },
    fits: (exchange) => (isRead(exchange.request.method) && !carriesToken(exchange) ? 4 : 0),
  },
  {
    step: {
      step: 'Check whether this host asks for a client certificate.',
      why: 'A browser that was asked and gave none is refused with a bare 403 or 400.',
      owner: 'server',
    },
    fits: () => 1,
  },
];

/** The causes that remain, ranked by what was seen, each as the one test that would tell it apart. */
export function causesThatRemain(denial: Denial): readonly [FixStep, ...FixStep[]] {
  const exchange = denial.actual ?? denial.preflight;
  const look = logStep(exchange, denial);
  if (exchange === null) return [look];
  const ranked = TESTS.map(({ step, fits }) => ({ step, rank: fits(exchange, denial) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ step }) => step);
  return [look, ...ranked];
}

const ASK = 'look up in the logs which layer refused it and by which rule, and say what it asks for';

/** The log of whoever answered is the one certain witness. */
function logStep(exchange: Exchange | null, denial: Denial): FixStep {
  const [id] = exchange === null ? [] : correlationIds(exchange);
  const at = exchange?.startedDateTime ?? null;
  const when = at === null ? 'at the time of the request' : `at ${new Date(at).toISOString()}`;
  const by = id === undefined ? '' : `, by ${id.name} ${id.value}`;
  return {
    step: `Look into the logs from the outside in, ${when}${by}: CDN or firewall, gateway, web server, application.`,
    why: 'The last log that shows the request is that of the layer that refused it.',
    owner: 'server',
    copy: messageToOwner(denial, ASK),
  };
}
