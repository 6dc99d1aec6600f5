import type { Recogniser } from '../recogniser.ts';

/** The load balancer names itself only in what it answers itself. */
export default {
  id: 'aws-elb',
  product: 'AWS Application Load Balancer',
  layer: 'gateway',
  docs: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#load-balancer-http-error-codes',
  ],
  markers: [
    {
      match: { status: [403], header: { server: 'awselb/2.0' }, body: [/<center><h1>403 Forbidden<\/h1><\/center>/] },
      rule: 'waf-blocked',
      certainty: 'possible',
      means: 'AWS WAF blocked it, or a listener rule answers 403',
      fix: 'Look in the web ACL’s sampled requests, then at the fixed-response rules of the listener.',
    },
    {
      match: { status: [403], header: { server: 'awselb/2.0' } },
      rule: 'access-rule',
      certainty: 'possible',
      means: 'a listener rule answers 403, or AWS WAF blocked it',
      fix: 'Look at the fixed-response rules of the listener, then in the web ACL’s sampled requests.',
    },
    {
      match: { status: [401], header: { server: 'awselb/2.0' } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'its authenticate action denies requests without a session',
      fix: 'Sign in through the load balancer first; for API paths set on-unauthenticated-request to allow and check the token in the application.',
    },
  ],
  carries: [{ header: { server: 'awselb/2.0' }, tells: 'answered' }],
} satisfies Recogniser;
