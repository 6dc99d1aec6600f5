import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'next',
  product: 'Next.js',
  layer: 'framework',
  docs: [
    'https://github.com/vercel/next.js/blob/canary/packages/next/src/server/lib/router-utils/block-cross-site-dev.ts',
    'https://nextjs.org/docs/app/api-reference/config/next-config-js/allowedDevOrigins',
    'https://nextjs.org/docs/app/api-reference/config/next-config-js/serverActions#allowedorigins',
  ],
  markers: [
    {
      match: { status: [403], path: /^\/(?:_next|__nextjs)/, body: [/^Unauthorized$/] },
      rule: 'host-not-allowed',
      layer: 'web-server',
      certainty: 'likely',
      means: 'the dev server gives its own resources to no other origin',
      fix: 'Add the origin to allowedDevOrigins in next.config.js; the terminal says "Blocked cross-origin request from …".',
    },
    {
      match: { status: [500], body: ['Invalid Server Actions request'] },
      rule: 'csrf-origin',
      certainty: 'likely',
      means: 'Origin and the forwarded host of a server action differ',
      fix: 'Add the origin to experimental.serverActions.allowedOrigins, or have the proxy send X-Forwarded-Host.',
    },
  ],
  carries: [{ header: { 'x-powered-by': /^Next\.js/ }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
