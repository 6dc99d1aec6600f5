import type { Recogniser } from '../recogniser.ts';

const STATUS = { kind: 'Status', apiVersion: 'v1' } as const;

export default {
  id: 'kubernetes',
  product: 'Kubernetes',
  layer: 'application',
  docs: [
    'https://kubernetes.io/docs/reference/access-authn-authz/authorization/',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
    'https://kubernetes.io/docs/concepts/cluster-administration/flow-control/',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [/^Forbidden \(user=(?<user>[^,()]{1,120}), verb=(?<verb>\w{1,20}), resource=(?<resource>[\w.]{1,60})\b/],
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: '{user} may not {verb} {resource}',
      fix: 'Bind a role with {verb} on {resource} to {user}, or sign in as somebody who has one.',
    },
    {
      match: {
        status: [403],
        json: {
          ...STATUS,
          message:
            /User "system:anonymous" cannot (?<verb>\w{2,20}) (?:resource "(?<resource>[^"]{1,80})"|path "(?<path>[^"]{1,200})"|[a-z])/,
        },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'nobody is signed in: the request counts as system:anonymous, who may not {verb} here',
      fix: 'Send a bearer token or a client certificate; a token of an unknown issuer counts as none where anonymous access is on.',
    },
    {
      match: {
        status: [403],
        json: {
          ...STATUS,
          reason: 'Forbidden',
          message:
            /User "(?<user>[^"]{1,200})" cannot (?<verb>\w{2,20}) resource "(?<resource>[^"]{1,80})" in API group "(?<group>[^"]{0,80})" in the namespace "(?<namespace>[^"]{1,80})"/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'user "{user}" may not {verb} {resource} in the namespace {namespace}',
      fix: 'Bind {user} to a Role with the verb {verb} on {resource}; check with: kubectl auth can-i {verb} {resource} -n {namespace} --as {user}',
    },
    {
      match: {
        status: [403],
        json: {
          ...STATUS,
          reason: 'Forbidden',
          message:
            /User "(?<user>[^"]{1,200})" cannot (?<verb>\w{2,20}) (?:resource "(?<resource>[^"]{1,80})"|(?<resource2>[\w./-]{1,80}))/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'user "{user}" may not {verb} this at cluster scope',
      fix: 'Bind {user} to a ClusterRole with the verb {verb}; check with: kubectl auth can-i {verb} … --as {user}',
    },
    {
      match: {
        status: [403],
        json: { ...STATUS, reason: 'Forbidden', message: /exceeded quota: (?<quota>[\w.-]{1,80})/ },
      },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the resource quota {quota} of the namespace is used up',
      fix: 'Raise the ResourceQuota {quota}, or ask for less.',
    },
    {
      match: {
        status: [400, 403],
        json: {
          ...STATUS,
          message:
            /(?:admission webhook|ValidatingAdmissionPolicy) ["'](?<webhook>[^"']{1,150})["'](?: with binding '[^']{1,150}')? denied (?:the )?request/,
        },
      },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'the admission webhook or policy {webhook} denied it',
      fix: 'The message of the webhook says what to change in the object.',
    },
    {
      // What an authorizer refuses begins with the user; all else is admission.
      match: {
        status: [403],
        json: { ...STATUS, reason: 'Forbidden', message: /is forbidden: (?![Uu]ser ['"])(?<why>.{1,250})/s },
      },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'admission refused: {why}',
      fix: 'Change the object, or what limits the namespace, as the message says.',
    },
    {
      match: { status: [403], json: { ...STATUS, reason: 'Forbidden' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'an authorizer or admission refused',
    },
    {
      match: { status: [401], json: { ...STATUS, reason: 'Unauthorized' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token is unknown, expired or of another cluster',
      fix: 'Get a fresh token for this cluster.',
    },
    {
      match: {
        status: [429],
        json: { ...STATUS, reason: 'TooManyRequests', message: /disruption budget/ },
      },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'a disruption budget keeps the pod where it is',
    },
    {
      match: { status: [429], json: { ...STATUS, reason: 'TooManyRequests' } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'priority and fairness holds the request back',
    },
  ],
  headers: ['x-kubernetes-pf-flowschema-uid', 'x-kubernetes-pf-prioritylevel-uid'],
  carries: [{ header: { 'x-kubernetes-pf-flowschema-uid': true }, tells: 'carried' }],
} satisfies Recogniser;
