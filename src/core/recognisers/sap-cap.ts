import type { Recogniser } from '../recogniser.ts';

/** SAP's Cloud Application Programming Model: its OData errors bear an annotation of severity. */
export default {
  id: 'sap-cap',
  product: 'SAP CAP',
  layer: 'framework',
  docs: [
    'https://cap.cloud.sap/docs/guides/security/authorization',
    'https://cap.cloud.sap/docs/node.js/authentication',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: ['"@Common.numericSeverity"'],
        json: { 'error.code': '403', 'error.message': 'Forbidden' },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: '@requires or @restrict of the service gives this user no such right',
      fix: 'Give the user a role that @requires or @restrict names for this entity and event, or add the grant to the model.',
    },
  ],
} satisfies Recogniser;
