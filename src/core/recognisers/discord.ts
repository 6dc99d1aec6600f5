import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const coded = (code: string, message: RegExp, rule: RuleId, means: string): Marker => ({
  match: { status: [401, 403, 429], json: { code, message } },
  rule,
  certainty: surest(rule),
  means,
});

export default {
  id: 'discord',
  product: 'Discord',
  layer: 'application',
  docs: ['https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes'],
  markers: [
    coded(
      '50013',
      /^Missing Permissions$/,
      'insufficient-permission',
      'the bot lacks a permission in this server or channel',
    ),
    {
      ...coded('50001', /^Missing Access$/, 'insufficient-permission', 'the bot cannot see this channel or server'),
      certainty: 'likely',
      fix: 'Invite the bot to the server, for commands with the scope applications.commands, or give it the channel.',
    },
    coded('0', /^401: Unauthorized$/, 'invalid-token', 'the token is missing or wrong: a bot’s needs "Bot " in front'),
    coded('40001', /^Unauthorized/, 'invalid-token', 'the token is not valid for this'),
    coded('40002', /verify your account/, 'account-suspended', 'the account must be verified'),
    {
      match: { status: [429], json: { retry_after: true, global: true, message: /rate limited/ } },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'too many requests',
    },
  ],
} satisfies Recogniser;
