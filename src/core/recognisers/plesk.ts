import type { Recogniser } from '../recogniser.ts';

/** Its web servers answer with the error documents of the site. */
export default {
  id: 'plesk',
  product: 'nginx or Apache (Plesk)',
  layer: 'web-server',
  docs: [
    'https://docs.plesk.com/en-US/obsidian/customer-guide/websites-and-domains/website-settings/setting-up-custom-error-documents.70863/',
  ],
  markers: [
    {
      match: { status: [403], body: ['/error_docs/', /<div class="error-code">403<\/div>/] },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'the configuration or the permissions of the site forbid this path',
      fix: 'Look for deny rules, file permissions and a missing index file in the hosting settings of the site; the web application firewall of Plesk answers with this page, too.',
    },
  ],
} satisfies Recogniser;
