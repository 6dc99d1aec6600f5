import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** An error by its number, in JSON or XML; the status is 200. */
const error = (code: string, rule: RuleId, means: string): readonly Marker[] => [
  {
    match: {
      status: [200],
      json: { 'subsonic-response.status': 'failed', 'subsonic-response.error.code': new RegExp(`^${code}$`) },
    },
    rule,
    certainty: 'likely',
    means,
  },
  {
    match: {
      status: [200],
      body: [/<subsonic-response\b/, new RegExp(`<error\\b[^<>]{0,200}?\\bcode="${code}"`)],
    },
    rule,
    certainty: 'likely',
    means,
  },
];

/** The API of Subsonic, which many music servers speak: Navidrome, Airsonic, Gonic, Supysonic. */
export default {
  id: 'subsonic',
  product: 'Subsonic API',
  layer: 'application',
  docs: ['https://www.subsonic.org/pages/api.jsp', 'https://opensubsonic.netlify.app/docs/responses/error/'],
  markers: [
    ...error(
      '(?:40|41|44)',
      'invalid-token',
      'user name, password or token is wrong, or of a kind that it does not take',
    ),
    ...error('50', 'insufficient-permission', 'this user may not do this'),
    ...error('60', 'license-or-plan', 'the trial of the server is over'),
  ],
} satisfies Recogniser;
