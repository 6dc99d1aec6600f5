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
      match: { status: [400], path: /^\/_next\/image/, body: [/^"url" parameter is not allowed$/] },
      rule: 'host-not-allowed',
      certainty: 'likely',
      means: 'it shows no pictures of this host',
      fix: 'Add the host to images.remotePatterns in next.config.js.',
    },
    {
      match: { status: [500], body: ['Invalid Server Actions request'] },
      rule: 'csrf-origin',
      certainty: 'likely',
      means: 'Origin and the forwarded host of a server action differ',
      fix: 'Add the origin to experimental.serverActions.allowedOrigins, or have the proxy send X-Forwarded-Host.',
    },
    {
      match: { status: [403], body: ['<title>403: This page could not be accessed.</title>'] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the page called forbidden()',
      fix: 'Look for forbidden() in the page, its layout or the action: the condition before it says who may.',
    },
    {
      match: { status: [401], body: [/<title>401: You(?:'|&#x27;)re not authorized to access this page\.<\/title>/] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the page called unauthorized()',
      fix: 'Sign in first; unauthorized() stands in the page, its layout or the action.',
    },
  ],
  carries: [{ header: { 'x-powered-by': /^Next\.js/ }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
