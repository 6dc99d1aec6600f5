import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'invalid-signature',
  stage: 'authentication',
  title: 'The signature does not match the request',
  docs: [
    {
      text: 'If the signature you calculate does not match the one you sent, the request is denied.',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
    },
  ],
  means: 'the signature does not match what was sent',
  owner: 'client',
  steps: [
    {
      step: 'Sign exactly what is sent: method, host, encoded path, sorted query, every signed header and the hash of the body.',
      why: 'A proxy, an interceptor or fetch itself may add, drop or re-encode a part after signing; Content-Type on a presigned upload is the usual one.',
    },
    { step: 'Check key, region, service and clock of the signer.', why: 'Each of them is part of the signature.' },
  ],
});
