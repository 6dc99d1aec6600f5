import type { Marker, Recogniser } from '../recogniser.ts';

const miss = (reason: string, means: string): Marker => ({
  match: {
    status: [200, 204, 401, 403, 404, 422, 500],
    header: { 'x-rack-cors': new RegExp(`^(?:preflight-)?miss; ${reason}$`) },
  },
  rule: 'cors-policy',
  certainty: 'proven',
  means,
  fix: 'Extend the allow block in config/initializers/cors.rb; the middleware must be the first (insert_before 0).',
});

export default {
  id: 'rack-cors',
  product: 'rack-cors',
  layer: 'cors-middleware',
  docs: [
    'https://github.com/cyu/rack-cors#debugging-and-testing',
    'https://github.com/cyu/rack-cors/blob/master/lib/rack/cors/result.rb',
  ],
  markers: [
    miss('no-origin', 'no allow block names this origin'),
    miss('no-path', 'no resource of the allow block names this path'),
    miss('(?:no|deny)-method', 'the resource does not allow this method'),
    miss('deny-header', 'the resource does not allow a header of the request'),
    miss('no-route', 'no route answers the preflight'),
  ],
  headers: ['x-rack-cors'],
} satisfies Recogniser;
