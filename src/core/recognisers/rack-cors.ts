import type { Marker, Recogniser } from '../recogniser.ts';

const FIX =
  'Extend the allow block in config/initializers/cors.rb; the middleware must be the first (insert_before 0).';

/**
 * What it says with `debug: true`. `miss; no-origin` is also its word for a request without Origin, which needs none, and an
 * error behind a miss is the application's own: neither is a refusal of this middleware.
 */
const miss = (reason: string, means: string): readonly Marker[] => [
  {
    match: {
      status: [200, 204, 401, 403, 404, 422, 500],
      header: { 'x-rack-cors': new RegExp(`^preflight-miss; ${reason}$`) },
    },
    ...{ rule: 'cors-policy', certainty: 'proven', means, fix: FIX },
  },
  {
    match: {
      ...{ status: [200, 201, 202, 204], isCrossOrigin: true },
      header: { 'x-rack-cors': new RegExp(`^miss; ${reason}$`) },
    },
    ...{ rule: 'cors-policy', certainty: 'proven', means, fix: FIX },
  },
];

export default {
  id: 'rack-cors',
  product: 'rack-cors',
  layer: 'cors-middleware',
  docs: [
    'https://github.com/cyu/rack-cors#debugging-and-testing',
    'https://github.com/cyu/rack-cors/blob/master/lib/rack/cors.rb',
  ],
  markers: [
    ...miss('no-origin', 'no allow block names this origin'),
    ...miss('no-path', 'no resource of the allow block names this path'),
    ...miss('(?:no|deny)-method', 'the resource does not allow this method'),
    ...miss('deny-header', 'the resource does not allow a header of the request'),
    ...miss('no-route', 'no route answers the preflight'),
  ],
  headers: ['x-rack-cors'],
} satisfies Recogniser;
