import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'kibana',
  product: 'Kibana',
  layer: 'application',
  docs: [
    'https://www.elastic.co/docs/api/doc/kibana/authentication',
    'https://www.elastic.co/guide/en/kibana/current/api.html',
  ],
  markers: [
    {
      match: {
        status: [400],
        json: { message: /^Request must contain an? (?:kbn-xsrf|kbn-version|osd-xsrf) header\.$/ },
      },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'its XSRF check wants a header that a form cannot send',
      fix: 'Send kbn-xsrf: true (OpenSearch Dashboards: osd-xsrf).',
    },
    {
      match: {
        status: [403],
        json: {
          statusCode: '403',
          message:
            /API \[.{1,200}\] is unauthorized for user, this action is granted by the Kibana privileges \[(?<privilege>[^\]]{2,150})\]/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the user lacks a Kibana privilege',
      fix: 'Give a role of the user one of these Kibana privileges: {privilege}.',
    },
  ],
  carries: [{ header: { 'kbn-name': true }, tells: 'answered' }],
} satisfies Recogniser;
