import type { Recogniser } from '../recogniser.ts';

const ERROR = /^not_authori[sz]ed$/;

export default {
  id: 'rabbitmq',
  product: 'RabbitMQ',
  layer: 'application',
  docs: ['https://www.rabbitmq.com/docs/management#permissions', 'https://www.rabbitmq.com/docs/access-control'],
  markers: [
    {
      match: { status: [401], json: { error: ERROR, reason: /^(?:User can only log in via localhost)/ } },
      rule: 'ip-denied',
      certainty: 'proven',
      means: 'the user guest may only connect from the machine itself',
      fix: 'Create a user of your own.',
    },
    {
      match: {
        status: [401, 403],
        json: {
          error: ERROR,
          reason: /^(?:Not (?<tag>\w{3,20}) user|Access refused\.?|User not authorised to access virtual host)/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the user lacks a tag or the right to this virtual host',
      fix: 'Set the tag that the reason names (rabbitmqctl set_user_tags), or the permissions on the virtual host.',
    },
    {
      match: { status: [401], json: { error: ERROR, reason: /^Login failed$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the user name or password is wrong',
    },
    {
      match: { status: [401], header: { 'www-authenticate': /RabbitMQ Management/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'it wants a sign-in',
    },
  ],
} satisfies Recogniser;
