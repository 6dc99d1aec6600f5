import type { Recogniser } from '../recogniser.ts';

const page = (status: string): RegExp => new RegExp(`<title>HTTP Status ${status} (?:–|&#8211;|-)`);

export default {
  id: 'tomcat',
  product: 'Apache Tomcat',
  layer: 'web-server',
  docs: [
    'https://tomcat.apache.org/tomcat-10.1-doc/config/filter.html#CORS_Filter',
    'https://tomcat.apache.org/tomcat-10.1-doc/config/filter.html#Remote_Address_Filter',
  ],
  markers: [
    {
      match: { status: [403], body: [page('403'), /Could not verify the provided CSRF token|Invalid CSRF Token/] },
      rule: 'csrf-token',
      layer: 'framework',
      product: 'Spring Security',
      certainty: 'proven',
      means: 'the CSRF token is missing or wrong',
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
