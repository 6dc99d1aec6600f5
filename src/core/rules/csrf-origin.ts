import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { originOf } from '../fetch/origin.ts';
import { opensSocket } from '../opens-socket.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { refusedActual, saysNothing, statusFact } from '../refused-actual.ts';
import { isSessionCookie } from '../session-cookie.ts';

const pageOf = ({ request: { origin } }: Denial): string =>
  origin === null || origin === 'null' ? 'the origin of the page' : origin;

/** CORS does not go for a WebSocket: what a server asks of its handshake is who opened it. */
function bySocket(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [403]);
  const origin = actual === null || !opensSocket(actual) ? null : getHeader(actual.request.headers, 'Origin');
  if (actual === null || origin === null || !saysNothing(denial)) return null;
  return {
    certainty: 'possible',
    because: 'Servers of WebSockets compare Origin with their own address.',
    facts: [{ where: 'actual request header origin', saw: origin }, statusFact(actual)],
    sentence: `${hostOf(denial)} may not let ${origin} open a WebSocket: behind a proxy it may take its own address for another.`,
  };
}

/** A write in a session, and a 403 that says nothing: behind a proxy that ends TLS a server takes its own origin for another. */
function bySession(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [403]);
  if (actual === null || denial.refusal?.cause !== 'unknown' || /^(?:GET|HEAD|OPTIONS)$/.test(actual.request.method))
    return null;
  const session = actual.request.cookies.find(isSessionCookie);
  const origin = getHeader(actual.request.headers, 'Origin');
  const isOwn = origin !== null && origin === originOf(actual.request.url);
  if (session === undefined || origin === null || (isOwn && !origin.startsWith('https:'))) return null;
  return {
    certainty: 'possible',
    because: `The request belongs to a session (${session}) and names its origin, and the 403 says nothing; whether the server compares the two is not visible.`,
    facts: [{ where: 'actual request header origin', saw: origin }, statusFact(actual)],
    sentence: isOwn
      ? `This ${actual.request.method} names ${origin}, and ${hostOf(denial)} may take its own address for http where a proxy ends TLS before it.`
      : `This ${actual.request.method} belongs to a session and comes from ${origin}, which ${hostOf(denial)} may not trust.`,
  };
}

/** A CSRF check that does not say what it misses, of a request that names another origin than the server's own. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial);
  const says = denial.recognitions.find(({ on, rule }) => on === 'actual' && rule === 'csrf-token');
  const origin = actual === null ? null : getHeader(actual.request.headers, 'Origin');
  const target = actual === null ? null : originOf(actual.request.url);
  if (says === undefined) return bySocket(denial) ?? bySession(denial);
  if (origin === null || origin === target) return null;
  return {
    certainty: 'possible',
    because: 'Some checks compare Origin with their own address before they look at the token.',
    facts: [{ where: 'actual request header origin', saw: origin, ...(target === null ? {} : { expected: target }) }],
    sentence: `This ${denial.request.method} came with the origin ${origin}, which a CSRF check may refuse whatever the token.`,
    steps:
      origin === 'null'
        ? [
            {
              step: 'Send the page with Referrer-Policy: same-origin or strict-origin-when-cross-origin.',
              why: 'Under no-referrer a form is posted with Origin: null, as it is from a sandboxed frame.',
            },
          ]
        : [],
  };
}

export default defineAnswerRule({
  id: 'csrf-origin',
  stage: 'authorization',
  title: 'The CSRF check does not trust where the request came from',
  docs: [
    {
      text: 'Verifying origin with standard headers: check that the source origin matches the target origin.',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html#verifying-origin-with-standard-headers',
    },
  ],
  means: 'its CSRF check does not trust the origin of the page',
  own,
  owner: 'server',
  steps: [
    {
      step: 'Add the exact origin of the page, with scheme and port, to the trusted origins of the CSRF check.',
      why: 'This check is not CORS and has a list of its own: allowing the origin in CORS does not satisfy it.',
      ask: (denial) => `add ${pageOf(denial)} to the trusted origins of the CSRF check`,
      inGeneral: () => true,
    },
    {
      step: 'Behind a proxy, let the server know the public scheme and host (X-Forwarded-Proto, X-Forwarded-Host).',
      why: 'It compares Origin with its own address; behind TLS termination it takes that for http.',
      owner: 'intermediary',
      inGeneral: () => true,
    },
  ],
});
