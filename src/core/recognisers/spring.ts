import type { Marker, Match, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** A failed sign-in in the body of Spring Boot's own errors. */
const signInError = (message: RegExp): Match => ({
  status: [401],
  json: { timestamp: true, status: '401', path: true, message },
});

/** What its resource server's decoder says of a token. */
const decoded = (words: string, rule: RuleId, means: string): Marker => ({
  match: {
    status: [401],
    header: {
      'www-authenticate': new RegExp(
        `error_description="An error occurred while attempting to decode the Jwt: ${words}`,
      ),
    },
  },
  rule,
  certainty: 'proven',
  product: 'Spring Security',
  means,
});

const VARY = { vary: /Origin.{0,20}Access-Control-Request-Method.{0,20}Access-Control-Request-Headers/i };

const REFUSED = {
  rule: 'cors-policy',
  layer: 'cors-middleware',
  means: 'its CORS configuration does not allow this origin, method or header',
  fix: 'Add what is missing to CorsConfiguration or @CrossOrigin, and enable http.cors() so that it runs before authentication.',
} as const;

export default {
  id: 'spring',
  product: 'Spring',
  layer: 'framework',
  docs: [
    'https://docs.spring.io/spring-framework/reference/web/webmvc-cors.html',
    'https://docs.spring.io/spring-security/reference/servlet/exploits/csrf.html',
    'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html',
  ],
  markers: [
    {
      match: { status: [400], body: [/The request was rejected because (?:the URL contained|the header)/] },
      rule: 'url-rejected',
      certainty: 'likely',
      product: 'Spring Security',
      means: 'StrictHttpFirewall takes no such URL or header',
      fix: 'Send the path without //, ;, %2F and the like, or allow it in a StrictHttpFirewall bean.',
    },
    {
      match: {
        status: [400],
        says: /\b(?:Required (?:request )?|Missing request )header '?authorization\b.{0,80} not present/i,
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the controller asks for an Authorization header, and none came',
    },
    {
      match: { status: [429], header: { 'x-ratelimit-burst-capacity': true } },
      rule: 'rate-limited',
      layer: 'gateway',
      certainty: 'likely',
      product: 'Spring Cloud Gateway',
    },
    {
      match: {
        status: [200, 401],
        body: [/^This session has been expired \(possibly due to multiple concurrent logins /],
      },
      rule: 'token-expired',
      certainty: 'likely',
      product: 'Spring Security',
      means: 'the session was ended, mostly by a later sign-in of the same user (maximumSessions)',
    },
    {
      match: { status: [403], body: [/^Invalid CORS request$/] },
      ...REFUSED,
      certainty: 'proven',
    },
    {
      match: {
        status: [403],
        on: 'preflight',
        header: VARY,
      },
      ...REFUSED,
      certainty: 'likely',
    },
    // Its CORS processor names these three on whatever it lets through as well, and refuses without a word.
    {
      match: {
        status: [403],
        on: 'actual',
        isCrossOrigin: true,
        header: VARY,
        lacks: ['access-control-allow-origin', 'content-type', 'www-authenticate'],
      },
      ...REFUSED,
      certainty: 'likely',
    },
    {
      match: {
        status: [403],
        header: {
          'www-authenticate':
            /insufficient_scope.{0,80}The request requires higher privileges than provided by the access token\./,
        },
      },
      rule: 'insufficient-scope',
      certainty: 'proven',
      product: 'Spring Security',
      means: 'the token lacks an authority that this endpoint asks for',
      fix: 'Compare the authorities (SCOPE_ plus each scope, or what the JwtAuthenticationConverter makes) with hasAuthority of this endpoint.',
      reads: { header: { 'www-authenticate': /\bscope="(?<scope>[^"]{1,300})"/ } },
    },
    decoded('Jwt expired at (?<expired>[^"]{10,40})"', 'token-expired', 'the token expired at {expired}'),
    decoded('Jwt used before ', 'token-not-yet-valid', 'the token is not valid yet'),
    decoded('The iss claim is not valid', 'wrong-issuer', 'the issuer is not the one in issuer-uri'),
    decoded('The (?:aud|required audience)', 'wrong-audience', 'the token is for another audience'),
    decoded(
      '(?:Malformed(?! Jwk)|Invalid (?:JW|unsecured|serialized)|Missing (?:dot|part|second))',
      'malformed-credentials',
      'what came is no well-formed token',
    ),
    {
      match: {
        status: [401],
        header: {
          'www-authenticate':
            /error_description="An error occurred while attempting to decode the Jwt: (?<why>[^"]{1,120})"/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Spring Security',
      means: 'the token could not be decoded',
    },
    {
      match: {
        status: [403],
        body: [
          /Invalid CSRF Token '[^']{0,80}' was found on the request parameter|Could not verify the provided CSRF token because/,
        ],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'Spring Security',
      means: 'the CSRF token is missing or wrong',
      fix: 'Send the value of the XSRF-TOKEN cookie in X-XSRF-TOKEN (CookieCsrfTokenRepository), or switch csrf off for stateless endpoints that take bearer tokens only.',
    },
    {
      match: {
        status: [403],
        method: ['POST', 'PUT', 'PATCH', 'DELETE'],
        json: {
          timestamp: true,
          status: '403',
          error: 'Forbidden',
          path: true,
          message: /^(?:Access Denied|Forbidden|)$/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'Spring Security',
      means: 'access is denied: an authority is missing, or the CSRF token',
      fix: 'Set logging.level.org.springframework.security=DEBUG: the log says which filter refused.',
    },
    {
      match: {
        status: [403],
        json: {
          timestamp: true,
          status: '403',
          error: 'Forbidden',
          path: true,
          message: /^(?:Access Denied|Forbidden)$/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'Spring Security',
      means: 'access is denied: an authority is missing',
      fix: 'Compare the authorities of the user with the rule of this endpoint (ROLE_ in front of roles).',
    },
    {
      match: {
        status: [403],
        method: ['POST', 'PUT', 'PATCH', 'DELETE'],
        json: { timestamp: true, status: '403', error: 'Forbidden', path: true },
      },
      rule: 'csrf-token',
      certainty: 'possible',
      product: 'Spring Security',
      means: 'access is denied: by the CSRF check, which writes without a token meet first, or by a missing authority',
      fix: 'Set logging.level.org.springframework.security=DEBUG: the log says which filter refused.',
    },
    {
      match: { status: [403], json: { timestamp: true, status: '403', error: 'Forbidden', path: true } },
      rule: 'insufficient-permission',
      certainty: 'possible',
      product: 'Spring Security',
      means: 'access is denied: nobody is signed in, or an authority is missing',
      fix: 'Set logging.level.org.springframework.security=DEBUG: the log says which filter refused. Without an AuthenticationEntryPoint it answers 403 where 401 is meant.',
    },
    {
      match: signInError(/^(?<said>User (?:account is locked|is disabled|account has expired))$/),
      rule: 'account-suspended',
      certainty: 'likely',
      product: 'Spring Security',
      means: '{said}',
    },
    {
      match: signInError(/^(?:Bad credentials|User credentials have expired)$/),
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Spring Security',
      means: 'user and password are not accepted',
    },
    {
      // The page is the container's, the message Spring Security's.
      match: {
        status: [403],
        body: [/<h1>HTTP Status 403 . Forbidden<\/h1>/, /<b>Message<\/b> Access (?:is denied|Denied)</],
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'Spring Security',
      means: 'access is denied: an authority is missing, or the CSRF token',
      fix: 'Set logging.level.org.springframework.security=DEBUG: the log says which filter refused.',
    },
    {
      match: { status: [401, 403], body: ['<h1>Whitelabel Error Page</h1>', /type=Forbidden, status=403/] },
      rule: 'insufficient-permission',
      certainty: 'possible',
      product: 'Spring Boot',
      means: 'access is denied: an authority is missing, or the CSRF token',
      fix: 'Set logging.level.org.springframework.security=DEBUG: the log says which filter refused.',
    },
    {
      // https://docs.spring.io/spring-security/reference/servlet/authentication/passwords/basic.html
      match: {
        status: [401],
        challenge: { realm: /^Realm$/ },
        header: { 'cache-control': 'no-cache, no-store, max-age=0, must-revalidate' },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      product: 'Spring Security',
      means: 'it asks for a user and a password',
    },
    {
      match: { status: [401], json: { timestamp: true, status: '401', error: 'Unauthorized', path: true } },
      rule: 'missing-credentials',
      certainty: 'likely',
      product: 'Spring Security',
      means: 'full authentication is required to access this resource',
    },
    {
      match: {
        status: [401],
        json: { 'error_description|message': /^Full authentication is required to access this resource$/ },
      },
      rule: 'missing-credentials',
      certainty: 'proven',
      product: 'Spring Security',
      means: 'full authentication is required to access this resource',
    },
  ],
} satisfies Recogniser;
