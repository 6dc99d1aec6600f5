import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHar } from '../har.ts';
import { analyzeHar } from '../pipeline.ts';
import type { Report } from '../report-schema.ts';
import { forExport } from './gate.ts';

const CORE = new URL('../', import.meta.url);
const FILES = ['har', 'rules']
  .flatMap((folder) => readdirSync(new URL(folder, CORE)).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith('.har'));

const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0]?.replace(/\/\/[^/@]*@/, '//') ?? '';

/** What whoever looks for the request in a log, or for the header in a configuration, goes by. */
const toFindIt = ({ denials }: Report) =>
  denials.map((denial) => ({
    asked: `${denial.request.method} ${withoutQuery(denial.request.url)}`,
    origin: denial.request.origin,
    when: denial.startedDateTime,
    statuses: [denial.status, denial.preflightStatus],
    ids: denial.correlationIds,
    headers: denial.exchanges.map(({ request, response }) => [
      request.headers.map(({ name }) => name),
      response?.headers.map(({ name }) => name),
    ]),
    claims: denial.credentials.map(({ claims }) => Object.keys(claims ?? {})),
    causes: denial.diagnoses.map(({ rule, certainty, owner, parameters }) => [rule, certainty, owner, parameters]),
    policy: denial.policy,
  }));

describe('an export', () => {
  it.each(FILES)('keeps what finds the request, the header and the cause: %s', (name) => {
    const captured = analyzeHar(readFileSync(new URL(name, CORE), 'utf8'));
    expect(toFindIt(forExport(captured))).toEqual(toFindIt(captured));
  });

  it.each(FILES)('keeps hosts and paths as the wire had them: %s', (name) => {
    const text = readFileSync(new URL(name, CORE), 'utf8');
    const wire = new Map(parseHar(text).exchanges.map(({ entry, request }) => [entry, withoutQuery(request.url)]));
    for (const { exchanges } of forExport(analyzeHar(text)).denials) {
      for (const { entry, request } of exchanges) {
        expect(withoutQuery(request.url)).toBe(wire.get(entry));
      }
    }
  });
});
