import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { originOf } from '../fetch/origin.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { type RefusedActual, refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';

/** The page's policy, or an extension, keeps from the host who embeds its file. */
function withoutReferer(denial: Denial, actual: RefusedActual): OwnEvidence | null {
  if (getHeader(actual.request.headers, 'Sec-Fetch-Site') !== 'cross-site') return null;
  return {
    certainty: 'possible',
    because: 'Some hosts of media want to know who embeds them, and the answer names no other reason.',
    facts: [{ where: 'actual request header referer', saw: null, expected: 'the page’s origin' }, statusFact(actual)],
    sentence: `${hostOf(denial)} refused a file that another site embeds without a Referer: it may want one.`,
  };
}

/** A picture or a film that another site embeds, refused without a word of why. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [403]);
  const referer = actual === null ? null : getHeader(actual.request.headers, 'Referer');
  if (actual === null || saysOtherwise(denial, ['access-rule', 'referrer-denied'])) return null;
  const isMedia = /^(?:image|video|audio|track)$/.test(getHeader(actual.request.headers, 'Sec-Fetch-Dest') ?? '');
  if (!isMedia) return null;
  if (referer === null) return withoutReferer(denial, actual);
  const from = originOf(referer);
  if (from === null || from === originOf(actual.request.url)) return null;
  return {
    certainty: 'possible',
    because: 'Hosts of media often refuse what other sites embed, and the answer names no other reason.',
    facts: [{ where: 'actual request header referer', saw: from }, statusFact(actual)],
    sentence: `${hostOf(denial)} refused a file that ${from} embeds: hot-link protection looks at Referer.`,
    steps: [
      {
        step: 'Open the file in a tab of its own, or embed it with referrerpolicy="no-referrer".',
        why: 'If it then loads, the Referer was the reason.',
        owner: 'client',
      },
    ],
  };
}

export default defineAnswerRule({
  id: 'referrer-denied',
  stage: 'intermediary',
  title: 'The Referer is missing or not allowed',
  docs: [
    {
      text: 'The Referer header field allows servers to identify the page that made the request, for logging, caching and denying deep links.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.1.3',
    },
  ],
  means: 'it wants a Referer that it allows',
  own,
  owner: 'server',
  steps: [
    {
      step: 'Allow the page’s origin in the check of Referer.',
      why: 'Hot-link protection lets only its own pages in.',
      ask: 'allow this origin in the check of Referer',
    },
    {
      step: 'Let the page send its Referer: Referrer-Policy strict-origin-when-cross-origin.',
      why: 'no-referrer, a privacy extension or an https page calling http sends none.',
      owner: 'client',
    },
  ],
});
