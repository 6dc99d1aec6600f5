import type { Recogniser } from '../recogniser.ts';

/** Consul and Nomad share their access control. */
export default {
  id: 'consul',
  product: 'HashiCorp Consul',
  layer: 'application',
  docs: [
    'https://developer.hashicorp.com/consul/docs/secure/acl/troubleshoot',
    'https://developer.hashicorp.com/nomad/docs/secure/acl',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [
          /^Permission denied: (?:anonymous token|token with AccessorID '(?<accessor>[0-9a-f-]{8,40})') lacks permission '(?<permission>[\w:-]{3,60})'/,
        ],
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the token lacks {permission}',
      fix: 'Give a policy of the token {permission} on this resource; without a token the anonymous one counts.',
    },
    {
      match: { status: [403], body: [/^(?:rpc error making call: )?Permission denied$/] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'HashiCorp Consul or Nomad',
      means: 'no policy of the token allows this',
    },
    {
      match: { status: [403], body: [/^(?:rpc error making call: )?ACL (?:token )?not found/] },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'HashiCorp Consul or Nomad',
      means: 'it does not know the token',
      fix: 'Send a token of this data centre in X-Consul-Token or X-Nomad-Token.',
    },
  ],
  carries: [{ header: { 'x-consul-index': true }, tells: 'answered' }],
} satisfies Recogniser;
