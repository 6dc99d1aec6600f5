import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { denialsOfFixture } from '../testing/describe-rule.ts';
import { API, APP, captured, chromium } from '../testing/entries.ts';
import { messageToOwner } from './message-to-owner.ts';
import { denialsOf } from './pipeline.ts';
import { rules } from './rules/index.ts';

const only = (...entries: readonly object[]) => {
  const [denial] = denialsOf(captured(chromium, entries));
  if (denial === undefined) throw new Error('nothing was denied');
  return denial;
};

test('says which request was refused, how, when and by which ids, and what is asked for', () => {
  const denial = only(
    chromium.sent({
      method: 'PUT',
      url: `${API}?user=jane#top`,
      status: 403,
      answer: { 'Access-Control-Allow-Origin': APP, 'x-request-id': 'abc-1' },
    }),
  );
  expect(messageToOwner(denial, 'allow it')).toMatch(
    new RegExp(
      `^PUT ${API} was refused with 403 \\(called from ${APP}; at \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z; x-request-id abc-1\\)\\. Please allow it\\.$`,
    ),
  );
});

test('an opaque origin names nobody', () => {
  const denial = only(chromium.sent({ origin: 'null', status: 403, answer: {} }));
  expect(messageToOwner(denial, 'allow it')).not.toContain('called from');
});

/** Faults that are in the call itself, in one's own page, or at a layer that another rule's step asks of. */
const OWN = new Set<string>([
  'cors-cached-for-another-origin',
  'cors-set-twice',
  'csrf-token',
  'extension-rewrites-headers',
  'not-a-preflight',
  'redirect-rewrites-method',
  'request-shape',
  'service-worker-in-between',
  'unknown',
]);
const toBeGranted = rules.filter(
  ({ id, stage }) => (stage === 'authorization' || stage === 'intermediary') && !OWN.has(id),
);

test.each(toBeGranted.map((rule) => [rule.id, rule] as const))(
  '%s: whoever must grant it gets a message',
  (id, rule) => {
    const har = readFileSync(new URL(`rules/${id}.har`, import.meta.url), 'utf8');
    const copies = denialsOfFixture(har).flatMap(({ denials }) =>
      denials.flatMap((denial) => rule.diagnose(denial)?.fix.steps.map(({ copy }) => copy ?? '') ?? []),
    );
    expect(copies.join('\n')).toMatch(/^[A-Z]+ https?:\/\/\S+ was refused(?: with \d+)?(?: \(.+\))?\. Please .+\.$/m);
  },
);
