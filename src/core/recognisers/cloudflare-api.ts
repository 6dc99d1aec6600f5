import type { Recogniser } from '../recogniser.ts';

/** The API of Cloudflare itself: `{success, errors, messages, result}`. */
export default {
  id: 'cloudflare-api',
  product: 'Cloudflare API',
  layer: 'application',
  docs: ['https://developers.cloudflare.com/fundamentals/api/troubleshooting/'],
  markers: [
    {
      match: {
        status: [400],
        json: { success: 'false', 'errors.*.error_chain.*.message': /^Invalid format for [\w-]{3,40} header/ },
      },
      rule: 'malformed-credentials',
      certainty: 'likely',
    },
    {
      match: {
        status: [403],
        json: {
          success: 'false',
          'errors.*.code': '9109',
          'errors.*.message': /^Unauthorized to access requested resource/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the token is known and may not use this resource',
      fix: 'Compare the permissions and the zone or account of the token with what this endpoint wants.',
    },
    {
      match: {
        status: [400, 401, 403],
        json: {
          success: 'false',
          'errors.*.code': /^(?:10000|9106|9103|6003|1000|9109)$/,
          'errors.*.message': /auth|token|key|header|access/i,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token or key is not accepted for this call',
      fix: 'Verify the token at /user/tokens/verify; then compare its permissions and zones with what the call needs.',
    },
    {
      match: {
        status: [403],
        json: { success: 'false', 'errors.*.code': true, 'errors.*.message': /permission|not entitled|not allowed/i },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the token lacks a permission',
    },
  ],
} satisfies Recogniser;
