import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** An error by its number, in JSON (`"code":50`) or XML (`code="50"`); the status is 200. */
const error = (code: string, rule: RuleId, means: string): Marker => ({
  match: {
    status: [200],
    body: [
      /^[{<]"?subsonic-response\b/,
      /\bstatus(?:=|"\s{0,3}:\s{0,3})"failed"/,
      new RegExp(`<error\\b[^<>]{0,200}?\\bcode="${code}"|"code"\\s{0,3}:\\s{0,3}${code}\\b`),
    ],
  },
  rule,
  certainty: 'likely',
  means,
});

/** The API of Subsonic, which many music servers speak: Navidrome, Airsonic, Gonic, Supysonic. */
export default {
  id: 'subsonic',
  product: 'Subsonic API',
  layer: 'application',
  docs: ['https://www.subsonic.org/pages/api.jsp', 'https://opensubsonic.netlify.app/docs/responses/error/'],
  markers: [
    error('4[014]', 'invalid-token', 'user name, password or token is wrong'),
    error('50', 'insufficient-permission', 'this user may not do this'),
    error('60', 'license-or-plan', 'the trial of the server is over'),
  ],
} satisfies Recogniser;
