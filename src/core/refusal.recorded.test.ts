import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixturePages } from '../testing/fixture.ts';
import { parseHar } from './har.ts';
import { reportOfExchanges } from './pipeline.ts';

const folder = new URL('./recognisers/', import.meta.url);
const PROMISE = /^fires: (?<rule>[\w-]+) @ (?<layer>[\w-]+), (?<certainty>proven|likely)(?: — |$)/;

const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.recorded.har'))
  .flatMap((name) => fixturePages(readFileSync(new URL(name, folder), 'utf8')).map((page) => ({ name, ...page })));

const refusals = pages.flatMap((page) => {
  const label = PROMISE.exec(page.title)?.groups;
  const [exchange] = parseHar(page.har).exchanges;
  const isShown = exchange?.role === 'actual' && (exchange.response?.status ?? 0) >= 400;
  return label && isShown ? [{ ...page, label }] : [];
});

test('there are many', () => {
  expect(refusals.length).toBeGreaterThan(90);
});

test.each(refusals)('$name $title: the report says so', ({ har, product, cause, label }) => {
  const { exchanges, source, environment } = parseHar(har);
  const [denial] = reportOfExchanges(exchanges, source, environment).denials;
  const { layer, certainty, rule } = label;
  const root = cause ?? rule;
  expect(denial?.refusal).toMatchObject({ layer, product, certainty, cause: root });
  expect(denial?.diagnoses[0]?.rule).toBe(root);
});
