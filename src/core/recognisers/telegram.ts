import type { Recogniser } from '../recogniser.ts';

/** Telegram's Bot API: `{ok, error_code, description}`; the token is in the path. */
export default {
  id: 'telegram',
  product: 'Telegram Bot API',
  layer: 'application',
  docs: ['https://core.telegram.org/bots/api#making-requests'],
  markers: [
    {
      match: { status: [401], json: { ok: 'false', error_code: '401', description: /^Unauthorized/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the bot’s token in the path is wrong or was revoked',
    },
    {
      match: {
        status: [403],
        json: { ok: 'false', error_code: '403', description: /^Forbidden: (?<reason>.{1,160})/ },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the bot may not act in this chat: {reason}',
    },
    {
      match: {
        status: [429],
        json: { ok: 'false', error_code: '429', 'parameters.retry_after': /^(?<retryAfter>\d{1,9})$/ },
      },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'too many messages; wait {retryAfter} seconds',
    },
  ],
} satisfies Recogniser;
