import type { Recogniser } from '../recogniser.ts';

/** SvelteKit and Astro check the origin of form posts with one sentence. */
export default {
  id: 'sveltekit',
  product: 'SvelteKit or Astro',
  layer: 'framework',
  docs: [
    'https://svelte.dev/docs/kit/configuration#csrf',
    'https://docs.astro.build/en/reference/configuration-reference/#securitycheckorigin',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [/^(?:\{"message":")?Cross-site (?:POST|PUT|PATCH|DELETE) form submissions are forbidden/],
      },
      rule: 'csrf-origin',
      certainty: 'proven',
      means: 'a form was posted from another origin than its own',
      fix: 'Behind a proxy set ORIGIN (SvelteKit) or forward Host and X-Forwarded-Proto; for an API send JSON, or trust the origin in csrf.trustedOrigins.',
    },
  ],
} satisfies Recogniser;
