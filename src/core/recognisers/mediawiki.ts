import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** The action API answers errors with 200 and its code in a header of its own. */
const coded = (codes: RegExp, rule: RuleId, means: string, fix?: string): Marker => ({
  match: { status: [200], header: { 'mediawiki-api-error': codes } },
  rule,
  certainty: surest(rule),
  means,
  ...(fix === undefined ? {} : { fix }),
});

export default {
  id: 'mediawiki',
  product: 'MediaWiki',
  layer: 'application',
  docs: ['https://www.mediawiki.org/wiki/API:Errors_and_warnings', 'https://www.mediawiki.org/wiki/API:Tokens'],
  markers: [
    coded(
      /^(?:badtoken|notoken|missingtoken)$/,
      'csrf-token',
      'the CSRF token is missing or wrong',
      'Fetch a fresh one with action=query&meta=tokens in the same session.',
    ),
    {
      match: { status: [200], header: { 'mediawiki-api-error': /^readapidenied$/ } },
      rule: 'missing-credentials',
      ifSent: 'insufficient-permission',
      certainty: 'likely',
      means: 'the wiki is private, and its pages are for signed-in users who may read',
    },
    {
      match: { status: [403], json: { error: /^rest-(?:read|permission)-denied/, httpCode: '403' } },
      rule: 'missing-credentials',
      ifSent: 'insufficient-permission',
      certainty: 'likely',
      means: 'this page is for signed-in users who have the right',
    },
    {
      ...coded(
        /^(?:permissiondenied|writeapidenied|protectedpage|cantcreate)/,
        'insufficient-permission',
        'this user lacks the right',
      ),
      certainty: 'likely',
    },
    coded(/^(?:notloggedin|assertuserfailed)$/, 'missing-credentials', 'nobody is signed in'),
    coded(/^(?:blocked|autoblocked)$/, 'account-suspended', 'this user or address is blocked from editing'),
    coded(/^ratelimited$/, 'rate-limited', 'the rate limit of this user is reached'),
    coded(/^mwoauth-/, 'invalid-token', 'the OAuth credentials are not accepted'),
  ],
} satisfies Recogniser;
