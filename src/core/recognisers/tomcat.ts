import type { Recogniser } from '../recogniser.ts';

const page = (status: string): RegExp => new RegExp(`<title>HTTP Status ${status} (?:–|&#8211;|-)`);

/** Both what it names for the file and a role of its own. */
const MANAGER = [/conf\/tomcat-users\.xml/, /<tt>manager-script<\/tt>|\bmanager-gui\b/];

export default {
  id: 'tomcat',
  product: 'Apache Tomcat',
  layer: 'web-server',
  docs: [
    'https://tomcat.apache.org/tomcat-10.1-doc/config/filter.html#CORS_Filter',
    'https://tomcat.apache.org/tomcat-10.1-doc/config/filter.html#Remote_Address_Filter',
    'https://tomcat.apache.org/tomcat-10.1-doc/manager-howto.html#Configuring_Manager_Application_Access',
  ],
  markers: [
    // Its CorsFilter answers with a type and nothing else.
    {
      match: {
        status: [403],
        isCrossOrigin: true,
        header: { 'content-type': /^text\/plain$/, 'content-length': '0' },
        lacks: ['server', 'via', 'x-powered-by', 'access-control-allow-origin'],
      },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'possible',
      means: 'it answers as its CorsFilter does where the origin, the method or a header is not in its lists',
      fix: 'Add them to cors.allowed.origins, cors.allowed.methods and cors.allowed.headers of the filter.',
    },
    // The pages of its Manager say how to be let in, whatever the reason.
    {
      match: { status: [401], body: MANAGER },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      layer: 'application',
      product: 'Apache Tomcat (Manager)',
      certainty: 'likely',
      means: 'its Manager wants a user of tomcat-users.xml',
    },
    {
      match: { status: [403], method: ['POST'], path: /\/html(?:\/|$)/, body: MANAGER },
      rule: 'csrf-token',
      layer: 'application',
      product: 'Apache Tomcat (Manager)',
      certainty: 'possible',
      means: 'the form of its HTML interface lacks the nonce, or the user lacks manager-gui',
      fix: 'Open the HTML interface anew and press the button there; a script uses /manager/text and the role manager-script.',
    },
    {
      match: { status: [403], body: MANAGER },
      rule: 'insufficient-permission',
      layer: 'application',
      product: 'Apache Tomcat (Manager)',
      certainty: 'likely',
      means: 'the user has not the role that this interface of the Manager wants',
      fix: 'Give the user manager-script for /manager/text, manager-jmx for /manager/jmxproxy, manager-gui for /manager/html; from another machine, widen RemoteAddrValve in META-INF/context.xml.',
    },
    {
      match: { status: [403], body: [page('403'), /Could not verify the provided CSRF token|Invalid CSRF Token/] },
      rule: 'csrf-token',
      layer: 'framework',
      product: 'Spring Security',
      certainty: 'proven',
      means: 'the CSRF token is missing or wrong',
    },
    {
      match: { status: [403], body: [page('403'), /<p><b>Message<\/b> [^<]{0,60}\bCSRF\b/] },
      rule: 'csrf-token',
      layer: 'framework',
      certainty: 'likely',
      means: 'the CSRF nonce is missing or wrong',
      fix: 'Fetch it with a GET that sends X-CSRF-Token: Fetch in the same session, and send it back in that header.',
    },
    {
      match: { status: [429], body: [page('429')] },
      rule: 'rate-limited',
      layer: 'framework',
      certainty: 'likely',
      means: 'its RateLimitFilter, or the application, counts too many requests',
    },
    {
      match: { status: [403], body: [page('403'), /<p><b>Message<\/b> (?<message>[^<]{1,150})<\/p>/] },
      rule: 'insufficient-permission',
      certainty: 'possible',
      means: 'the application or a filter refused: {message}',
    },
    {
      match: { status: [403], body: [page('403'), /<h1>HTTP Status 403/] },
      rule: 'access-rule',
      certainty: 'possible',
      means: 'a filter, a security constraint or the application refused',
      fix: 'Look at RemoteAddrFilter, CorsFilter, security-constraint and the application’s own filters.',
    },
    {
      match: { status: [401], body: [page('401'), /<h1>HTTP Status 401/] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'a security constraint or the application wants credentials',
    },
  ],
  carries: [{ header: { server: /^Apache-Coyote/ }, tells: 'carried' }],
} satisfies Recogniser;
