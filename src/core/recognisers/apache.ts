import type { Recogniser } from '../recogniser.ts';

/** The page that httpd writes itself begins with this type and ends, where ServerSignature is on, with its address. */
const PAGE =
  /^<!DOCTYPE HTML PUBLIC "-\/\/IETF\/\/DTD HTML 2\.0\/\/EN">|^<!DOCTYPE HTML PUBLIC "-\/\/W3C\/\/DTD HTML 4\.01\/\/EN" "http:\/\/www\.w3\.org\/TR\/html4\/strict\.dtd">/;

/** The error documents that come with it are in many languages: https://github.com/apache/httpd/tree/trunk/docs/error */
const ERROR_DOCUMENT = /<link rev="made" href="mailto:|<title>Access forbidden!<\/title>/;

export default {
  id: 'apache',
  product: 'Apache httpd',
  layer: 'web-server',
  docs: [
    'https://httpd.apache.org/docs/2.4/howto/access.html',
    'https://httpd.apache.org/docs/2.4/mod/mod_autoindex.html',
    'https://httpd.apache.org/docs/2.4/mod/core.html#limitexcept',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [
          PAGE,
          '<h1>Forbidden</h1>',
          /Reason: (?:Cannot perform (?:SSL|Post-Handshake)|The client (?:certificate|sent))|SSL client certificate/i,
        ],
      },
      rule: 'client-certificate',
      certainty: 'likely',
      means: 'it wants a client certificate for this path',
      fix: 'Install the client certificate in the browser, or lift SSLVerifyClient for this path.',
    },
    {
      match: { status: [403], body: [PAGE, '<h1>Forbidden</h1>', "You don't have permission to access"] },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'its own configuration or file permissions forbid this path',
      fix: 'Look for Require, Deny, LimitExcept and RewriteRule [F] in the configuration and .htaccess of this path, for a directory without an index (Options -Indexes), for files its user cannot read, and for mod_security; error_log says which (AH01630, AH01276, AH00035).',
    },
    {
      match: { status: [403], body: [ERROR_DOCUMENT, /New XAMPP security concept:/] },
      rule: 'ip-denied',
      certainty: 'likely',
      product: 'Apache httpd (XAMPP)',
      means: 'it gives this path to its own machine or network alone',
      fix: 'Change Require local in httpd-xampp.conf.',
    },
    {
      match: { status: [401], body: [ERROR_DOCUMENT, /<h2>Error 401<\/h2>/] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'AuthType asks for credentials and got none that it accepts',
    },
    {
      match: { status: [403], body: [ERROR_DOCUMENT, /<h2>Error 403<\/h2>/] },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'its own configuration or file permissions forbid this path',
      fix: 'Look for Require, Deny and Options -Indexes in the configuration and .htaccess of this path, and for files its user cannot read; error_log says which.',
    },
    {
      match: {
        status: [401],
        challenge: { error: 'invalid_token' },
        body: [PAGE, '<h1>Unauthorized</h1>', 'This server could not verify that you'],
      },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Apache httpd (mod_auth_openidc)',
      means: 'a token came, and it does not accept it',
      fix: 'Compare the token with what the OIDCOAuth directives name: key, issuer, and the clock.',
    },
    {
      match: { status: [401], body: [PAGE, '<h1>Unauthorized</h1>', 'This server could not verify that you'] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'AuthType asks for credentials and got none that it accepts',
      fix: 'Send the credentials that AuthType and Require expect; for CORS, exempt OPTIONS with <LimitExcept OPTIONS>.',
    },
    {
      match: { status: [421], body: [PAGE, /does not match\s{1,4}the Server Name Indication \(SNI\)/] },
      rule: 'host-not-allowed',
      certainty: 'likely',
      means: 'the host of the request is not the one that the TLS connection was opened for',
      fix: 'Let the proxy in front send the host in TLS, too (nginx: proxy_ssl_server_name on; proxy_ssl_name $host), or give each host a certificate of its own.',
      fixBy: 'intermediary',
    },
    {
      match: { status: [405], body: [PAGE, '<h1>Method Not Allowed</h1>'] },
      rule: 'method-not-permitted',
      certainty: 'likely',
      means: 'it does not allow this method here',
    },
  ],
  carries: [{ header: { server: /^Apache(?:\/|$|\s)/i }, tells: 'carried' }],
} satisfies Recogniser;
