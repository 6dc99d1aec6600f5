import type { Recogniser } from '../recogniser.ts';

/** Apache Traffic Server: the pages of its own (body_factory), in a manner that no other proxy has. */
export default {
  id: 'traffic-server',
  product: 'Apache Traffic Server',
  layer: 'gateway',
  docs: [
    'https://docs.trafficserver.apache.org/en/latest/admin-guide/files/ip_allow.yaml.en.html',
    'https://docs.trafficserver.apache.org/en/latest/admin-guide/files/remap.config.en.html#acl-filters',
    'https://github.com/apache/trafficserver/blob/master/configs/body_factory/default/access%23denied',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: ['<TITLE>Access Denied</TITLE>', /Description: You are not allowed to access the document/],
      },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'ip_allow.yaml or a filter of remap.config denies this address or method',
      fix: 'Allow the address and the method in ip_allow.yaml, or take the deny out of the line in remap.config.',
    },
    {
      match: { status: [401, 407], body: [/<TITLE>(?:Proxy )?Authorization Required<\/TITLE>/, /Description: /] },
      rule: 'missing-credentials',
      certainty: 'possible',
      means: 'it, or a plugin of it, wants credentials',
    },
  ],
  // It writes its name over the origin's.
  carries: [{ header: { server: /^ATS(?:\/|$)/ }, tells: 'carried' }],
} satisfies Recogniser;
