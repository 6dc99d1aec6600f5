import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'nextcloud',
  product: 'Nextcloud',
  layer: 'framework',
  docs: ['https://docs.nextcloud.com/server/latest/developer_manual/digging_deeper/security.html'],
  markers: [
    {
      match: { status: [412], json: { message: /^CSRF check failed$/ } },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the request token is missing or wrong',
      fix: 'Send OC.requestToken in the header requesttoken, or OCS-APIRequest: true.',
    },
    {
      match: { status: [400], body: [/Access through untrusted domain/] },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'the host is not among trusted_domains',
      fix: 'Add the host to trusted_domains in config.php.',
    },
  ],
} satisfies Recogniser;
