import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixturePages } from '../testing/fixture.ts';
import { parseHar } from './har.ts';
import { reportOfExchanges } from './pipeline.ts';
import type { ReportDenial } from './report-schema.ts';

const folder = new URL('./recognisers/', import.meta.url);
const recorded = readdirSync(folder)
  .filter((name) => name.endsWith('.recorded.har'))
  .flatMap((name) => fixturePages(readFileSync(new URL(name, folder), 'utf8')).map((page) => ({ name, ...page })))
  .flatMap(({ name, title, har }) => {
    const { exchanges, source, environment } = parseHar(har);
    return reportOfExchanges(exchanges, source, environment).denials.map((denial) => ({ name, title, denial }));
  });

const stepsOf = (product: string, part: string): ReportDenial['checklist'] =>
  recorded.find(({ name, title }) => name === `${product}.recorded.har` && title.includes(part))?.denial.checklist ??
  [];
const copiesOf = (product: string, part: string): string =>
  stepsOf(product, part)
    .map(({ copy }) => copy ?? '')
    .join('\n');

const MESSAGE = /was refused with \d+ \(.+\)\. Please .+\.$/m;
/** Nobody but the caller can lift these; a policy says what is wanted of the others. */
const toBeGranted = recorded.filter(({ denial: { status, diagnoses, policy, checklist } }) => {
  const [first] = diagnoses;
  return (
    status === 403 &&
    policy === null &&
    first !== undefined &&
    (checklist.some(({ owner }) => owner !== 'client') || first.rule === 'unknown')
  );
});

test('there are many', () => expect(toBeGranted.length).toBeGreaterThan(25));

test.each(toBeGranted)('$name $title: there is a sentence to send', ({ denial: { checklist } }) => {
  expect(checklist.map(({ copy }) => copy ?? '').join('\n')).toMatch(MESSAGE);
});

test("the sentence has the product's own words, and no step says the same in general", () => {
  expect(copiesOf('rails', 'a host that config.hosts lacks, in development')).toMatch(
    /Please add it: config\.hosts << "shop\.example"\./,
  );
  expect(stepsOf('rails', 'a host that config.hosts lacks, in development')).toHaveLength(1);
});

test('what the caller must do is asked of nobody else', () => {
  const steps = stepsOf('apollo', 'csrfPrevention');
  expect(steps.map(({ owner, copy }) => [owner, copy])).toEqual([['client', null]]);
  expect(steps[0]?.step).toContain('apollo-require-preflight');
});

test('credentials are shown as the challenge asks for them', () => {
  expect(copiesOf('nginx', 'auth_basic')).toContain('+     "Authorization": `Basic ${btoa(`${user}:${password}`)}`,');
  expect(copiesOf('express', 'express-jwt, no token')).toContain('+     "Authorization": `Bearer ${token}`,');
});

test('within an origin no call is told to send cookies, and without a token none is told to be exempt for it', () => {
  const steps = stepsOf('django', 'a cookie and no token');
  expect(steps.map(({ copy }) => copy ?? '').join('\n')).toContain('+     "X-CSRFToken": csrfToken,');
  expect(steps.some(({ step }) => /credentials: 'include'|bearer token/.test(step))).toBe(false);
});

test('a gateway is asked about no files', () => {
  expect(stepsOf('haproxy', 'http-request deny').some(({ step }) => step.startsWith('For files'))).toBe(false);
});

test('the CSRF header is the one of the product, and said once', () => {
  for (const [product, part, line] of [
    ['rails', 'protect_from_forgery, in development', '"X-CSRF-Token": csrfToken,'],
    ['flask', 'Flask-WTF, no token', '"X-CSRFToken": csrfToken,'],
    ['django-rest-framework', 'no CSRF cookie', '"X-CSRFToken": csrfToken,'],
  ] as const) {
    const steps = stepsOf(product, part);
    expect(steps.map(({ copy }) => copy ?? '').join('\n')).toContain(line);
    expect(steps.filter(({ step }) => /token/i.test(step) && /header|X-/.test(step))).toHaveLength(1);
  }
});
