import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'servicenow',
  product: 'ServiceNow',
  layer: 'application',
  docs: [
    'https://www.servicenow.com/docs/bundle/yokohama-api-reference/page/integrate/inbound-rest/concept/c_RESTAPI.html',
    'https://support.servicenow.com/kb?id=kb_article_view&sysparm_article=KB0786470',
  ],
  markers: [
    {
      match: {
        status: [403],
        json: {
          status: 'failure',
          'error.detail':
            /^(?<detail>ACL Exception .{1,200}|Failed API level ACL Validation|User Not Authorized.{0,100}|Security constraints prevent .{1,200})/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'an access control (ACL) of the table or API refuses: {detail}',
      fix: 'Debug security rules as this user: the ACL that failed names the role; REST also needs the role of the API itself.',
    },
    {
      match: { status: [401], json: { status: 'failure', 'error.message': /^User (?:is )?[Nn]ot [Aa]uthenticated$/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'no credentials that it accepts came',
    },
    {
      match: { status: [403], json: { status: 'failure', 'error.message': true, 'error.detail': /^.{3,300}/s } },
      rule: 'insufficient-permission',
      certainty: 'possible',
      means: 'a role or an access control may be missing',
    },
  ],
  carries: [{ header: { server: /^(?:ServiceNow|snow_adc)$/ }, tells: 'carried' }],
} satisfies Recogniser;
