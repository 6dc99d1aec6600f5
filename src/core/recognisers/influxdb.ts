import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'influxdb',
  product: 'InfluxDB',
  layer: 'application',
  docs: ['https://docs.influxdata.com/influxdb/v2/api/', 'https://docs.influxdata.com/influxdb/v2/admin/tokens/'],
  markers: [
    {
      match: { status: [401], json: { code: 'unauthorized', message: /^unauthorized access$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'no token came, or one that it does not know',
      fix: 'Send Authorization: Token TOKEN with a token of this organisation.',
    },
    {
      match: {
        status: [401, 403],
        json: {
          code: /^(?:unauthorized|forbidden)$/,
          message: /^(?<permission>(?:read|write):[\w/]{1,120}) is unauthorized$/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the token lacks {permission}',
      fix: 'Create a token that has {permission}.',
    },
    {
      match: {
        status: [401],
        json: { error: /^(?:unable to parse authentication credentials|authorization failed)$/ },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'it wants a user name and password, or a token',
    },
  ],
  carries: [{ header: { 'x-influxdb-version': true }, tells: 'answered' }],
} satisfies Recogniser;
