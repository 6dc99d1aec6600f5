import { attackLikeness } from '../attack-likeness.ts';
import { isFixTried } from '../chain.ts';
import { parseUrl } from '../parse-url.ts';
import { actorOf } from '../recognised.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { patternFacts } from '../sibling-patterns.ts';
import { causesThatRemain } from '../tests-that-tell.ts';
import { isUnseenRefusal, stepsToSee } from '../unseen-refusal.ts';

interface Unknown extends Evidence {
  readonly who: string;
  /** The browser refused, and shows nothing of an answer. */
  readonly isUnseen: boolean;
}

/** What is left where the bytes do not tell: no guess, but the tests that would tell. */
export default defineRule<Unknown>({
  id: 'unknown',
  stage: 'authorization',
  title: 'The answer does not say who refused, or why',
  docs: [
    {
      text: 'A server that wishes to make public why the request has been forbidden can describe that reason in the response content (if any).',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  evidence(denial) {
    const { refusal } = denial;
    const exchange = denial.actual ?? denial.preflight;
    // Where a fix was tried no rule may look at headers, so that there may be no other that says anything.
    const isTried = isFixTried(denial);
    if (exchange === null || (refusal !== null && refusal.certainty !== 'possible' && !isTried)) return null;
    const status = exchange.response?.status;
    const on = exchange.role;
    const type = exchange.response?.body?.mimeType ?? '';
    const isUnseen = isUnseenRefusal(denial);
    return {
      certainty: 'possible',
      isUnseen,
      because: isTried
        ? 'It was captured while the fix was tried: the browser judged other headers than the captured ones.'
        : isUnseen
          ? 'The browser refused the answer, and shows nothing of it.'
          : 'Nothing in the captured answer names a layer or a cause.',
      facts: [
        { where: `${on} response status`, saw: status === undefined ? null : String(status) },
        { where: `${on} response body`, saw: exchange.response?.body?.text ? type || 'a body of its own' : null },
        ...patternFacts(denial),
        ...(denial.actual === null ? [] : attackLikeness(denial.actual)),
      ],
      who: actorOf({ product: refusal?.product ?? null, layer: refusal?.layer ?? 'unknown' }, denial),
    };
  },
  sentence: ({ who, isUnseen }, { request, actual, preflight }) => {
    if (isUnseen)
      return `The browser refused what came of this ${request.method} to ${parseUrl(request.url)?.host ?? 'this host'}, and shows nothing of it.`;
    const status = (actual ?? preflight)?.response?.status;
    const what = actual?.response || !preflight ? `this ${request.method}` : `the preflight of this ${request.method}`;
    return `${who} refused ${what}${status === undefined ? '' : ` with ${status}`} and did not say who or why.`;
  },
  fix: ({ isUnseen }, denial) => ({ owner: 'client', steps: isUnseen ? stepsToSee(denial) : causesThatRemain(denial) }),
});
