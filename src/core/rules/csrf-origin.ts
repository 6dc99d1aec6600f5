import type { Denial } from '../denial.ts';
import { defineAnswerRule } from '../recognised.ts';

const pageOf = ({ request: { origin } }: Denial): string =>
  origin === null || origin === 'null' ? 'the origin of the page' : origin;

export default defineAnswerRule({
  id: 'csrf-origin',
  stage: 'authorization',
  title: 'The CSRF check does not trust where the request came from',
  docs: [
    {
      text: 'Verifying origin with standard headers: check that the source origin matches the target origin.',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html#verifying-origin-with-standard-headers',
    },
  ],
  means: 'its CSRF check does not trust the origin of the page',
  owner: 'server',
  steps: [
    {
      step: 'Add the exact origin of the page, with scheme and port, to the trusted origins of the CSRF check.',
      why: 'This check is not CORS and has a list of its own: allowing the origin in CORS does not satisfy it.',
      ask: (denial) => `add ${pageOf(denial)} to the trusted origins of the CSRF check`,
      inGeneral: () => true,
    },
    {
      step: 'Behind a proxy, let the server know the public scheme and host (X-Forwarded-Proto, X-Forwarded-Host).',
      why: 'It compares Origin with its own address; behind TLS termination it takes that for http.',
      owner: 'intermediary',
      inGeneral: () => true,
    },
  ],
});
