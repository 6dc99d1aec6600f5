import type { Recogniser } from '../recogniser.ts';

/** Speaks S3's language under its own name. */
export default {
  id: 'minio',
  product: 'MinIO',
  layer: 'application',
  docs: ['https://min.io/docs/minio/linux/administration/identity-access-management/policy-based-access-control.html'],
  markers: [
    {
      match: { status: [403], header: { server: /^MinIO/ }, body: [/<Code>AccessDenied<\/Code>/] },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'no policy of the user or bucket allows this',
      fix: 'Attach a policy to the user (mc admin policy attach), or set the bucket’s anonymous policy (mc anonymous set).',
    },
  ],
  carries: [{ header: { server: /^MinIO/ }, tells: 'answered' }],
} satisfies Recogniser;
