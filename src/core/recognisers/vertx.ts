import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'vertx',
  product: 'Vert.x',
  layer: 'framework',
  docs: ['https://vertx.io/docs/vertx-web/java/#_cors_handling', 'https://quarkus.io/guides/security-cors'],
  markers: [
    {
      match: { status: [403], reasonPhrase: 'CORS Rejected - Invalid origin' },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      product: 'Vert.x, Quarkus',
      means: 'the origin is not configured',
      fix: 'Add the origin to quarkus.http.cors.origins or CorsHandler; behind a proxy pass Host with its port on.',
    },
    {
      match: { status: [403], body: [/^CORS Rejected - Invalid origin$/] },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      product: 'Vert.x, Quarkus',
      means: 'the origin is not configured',
      fix: 'Add the origin to quarkus.http.cors.origins or CorsHandler; behind a proxy pass Host with its port on.',
    },
  ],
} satisfies Recogniser;
