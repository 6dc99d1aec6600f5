import type { Marker, Recogniser } from '../recogniser.ts';
import type { Layer } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

const STATUSES = [401, 403, 406, 419, 422, 429, 503];

/** What a page says in its title or first heading. */
function headed(rule: RuleId, words: RegExp, layer: Layer = 'unknown'): Marker {
  const heading = new RegExp(
    `<(?:title|h1)\\b[^>]{0,120}>\\s{0,8}(?<heading>(?=[^<]{0,120}?(?:${words.source}))[^<]{1,150}?)\\s{0,8}</`,
    'i',
  );
  return {
    match: { status: STATUSES, body: [heading] },
    rule,
    layer,
    certainty: 'possible',
    means: 'its page is headed "{heading}"',
  };
}

/** Pages of no known make: a heading is a hint at the most. */
export default {
  id: 'error-page',
  product: null,
  layer: 'unknown',
  docs: ['https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4'],
  markers: [
    headed('csrf-token', /[cx]srf|authenticity token|page (?:has )?expired/, 'framework'),
    headed(
      'bot-challenge',
      /captcha|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|robot check|bot (?:detected|protection)|human verification|security (?:check|checkpoint)/,
      'edge',
    ),
    headed('rate-limited', /too many requests|rate (?:limit|threshold)|request limit/),
    headed(
      'waf-blocked',
      /(?:request|access|you have been|you're|has been) (?:was )?(?:blocked|rejected)|web application firewall|\bwaf\b|blocked by|security (?:violation|incident|policy)/,
      'edge',
    ),
    headed('geo-denied', /(?:not available|unavailable) in your (?:country|region)/, 'edge'),
    headed('ip-denied', /\bip\b.{0,40}(?:blocked|banned|denied)/, 'edge'),
    headed('account-suspended', /account (?:has been )?(?:suspended|disabled)/),
  ],
} satisfies Recogniser;
