import type { Recogniser } from '../recogniser.ts';

/** Middleware for Go that has words of its own: gorilla/csrf and websocket, net/http, jub0bs/cors, echo-jwt, gin-jwt. */
export default {
  id: 'go',
  product: 'Go',
  layer: 'framework',
  docs: [
    'https://github.com/gorilla/csrf#readme',
    'https://pkg.go.dev/github.com/gorilla/websocket#hdr-Origin_Considerations',
    'https://pkg.go.dev/net/http#CrossOriginProtection',
    'https://github.com/jub0bs/cors#readme',
    'https://echo.labstack.com/docs/middleware/jwt',
    'https://github.com/appleboy/gin-jwt#readme',
  ],
  markers: [
    {
      match: {
        status: [400, 401],
        json: { message: /^missing key in (?:request header|the query string|the form parameter|cookies)$/ },
      },
      rule: 'api-key-missing',
      certainty: 'likely',
      product: 'Go (Echo)',
      means: 'its key-auth middleware found no key',
    },
    {
      match: {
        status: [403],
        body: [/^Forbidden - (?:CSRF token (?:not found in request|invalid)|invalid CSRF token)/i],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'Go (gorilla/csrf)',
      means: 'the CSRF token is missing or wrong',
      fix: 'Send the token of csrf.Token(r) in X-CSRF-Token, with its cookie.',
    },
    {
      match: { status: [403], body: [/^Forbidden - (?:referer (?:not supplied|invalid)|origin invalid)/i] },
      rule: 'csrf-origin',
      certainty: 'proven',
      product: 'Go (gorilla/csrf)',
      means: 'the Referer or Origin is missing or not trusted',
      fix: 'Add the page’s host to csrf.TrustedOrigins.',
    },
    {
      match: {
        status: [403],
        body: [
          /^cross-origin request detected(?:, and\/or browser is out of date: Sec-Fetch-Site is missing, and Origin does not match Host| from Sec-Fetch-Site header)$/,
        ],
      },
      rule: 'csrf-origin',
      certainty: 'proven',
      product: 'Go (net/http)',
      means: 'CrossOriginProtection refuses writes from another origin',
      fix: 'Add the origin with AddTrustedOrigin.',
    },
    {
      match: { status: [400, 401], json: { message: /^missing or malformed jwt$/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      product: 'Go (echo-jwt)',
      means: 'no token came where it looks for one, or not in that form',
      fix: 'Send Authorization: Bearer and the token, or set TokenLookup to where it is sent.',
    },
    {
      match: { status: [403], header: { 'sec-websocket-version': '13' }, body: [/^Forbidden$/] },
      rule: 'csrf-origin',
      certainty: 'likely',
      product: 'Go (gorilla/websocket)',
      means: 'the Origin is another than the Host, or CheckOrigin does not let it in',
      fix: 'Let CheckOrigin of the Upgrader return true for the page’s origin.',
    },
    {
      match: { status: [400, 401], json: { message: /^invalid or expired jwt$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Go (echo-jwt)',
      means: 'the token is expired, or its signature or claims do not verify',
      fix: 'Renew the token; where a new one is refused as well, compare SigningKey and SigningMethod with the issuer.',
    },
    {
      match: {
        status: [401],
        header: { 'www-authenticate': /^JWT realm=/ },
        json: { code: '401', message: /^(?:auth header|query token|cookie token|param token|form token) is empty$/ },
      },
      rule: 'missing-credentials',
      certainty: 'proven',
      product: 'Go (gin-jwt)',
      means: 'no token came where it looks for one',
      fix: 'Send the token where TokenLookup says, or add that place to TokenLookup.',
    },
    {
      match: {
        status: [401],
        header: { 'www-authenticate': /^JWT realm=/ },
        json: { code: '401', message: /^token is expired/i },
      },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'Go (gin-jwt)',
      means: 'the token has expired',
      fix: 'Renew it at the refresh handler within MaxRefresh.',
    },
    {
      match: {
        status: [403],
        header: { 'www-authenticate': /^JWT realm=/ },
        json: { code: '403', message: /^you don't have permission to access this resource$/ },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      product: 'Go (gin-jwt)',
      means: 'its Authorizator does not let this user in',
    },
  ],
} satisfies Recogniser;
