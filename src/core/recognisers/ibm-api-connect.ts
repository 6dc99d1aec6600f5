import type { Recogniser } from '../recogniser.ts';

const ERROR = { httpCode: '401', moreInformation: true } as const;

/** Its gateway is DataPower. */
export default {
  id: 'ibm-api-connect',
  product: 'IBM API Connect',
  layer: 'gateway',
  docs: [
    'https://www.ibm.com/docs/en/api-connect/software/10.0.8_lts?topic=gateway-error-cases-supported-by-assembly-catches',
  ],
  markers: [
    {
      match: {
        status: [401],
        json: {
          ...ERROR,
          moreInformation:
            /client id (?:not registered|is not registered|or client secret)|invalid client id|client id is missing/i,
        },
      },
      rule: 'api-key-invalid',
      certainty: 'likely',
      means: 'the client id is missing, or not subscribed to a plan of this API',
      fix: 'Subscribe the application to a plan in the developer portal, and send its id in X-IBM-Client-Id.',
    },
    {
      match: { status: [401], json: ERROR },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the credentials are missing or not accepted',
    },
    {
      match: { status: [429], json: { httpCode: '429', moreInformation: true } },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'the rate limit of the plan is reached',
    },
  ],
} satisfies Recogniser;
