import { expect, test } from 'vitest';
import { recognitionsOf } from '../testing/describe-recogniser.ts';

interface Said {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is said of an answer to a bare GET. */
function recognised({ status = 403, statusText = 'Forbidden', headers = {}, body = '' }: Said) {
  const list = (named: Readonly<Record<string, string>>) =>
    Object.entries(named).map(([name, value]) => ({ name, value }));
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: body.length };
  const request = { method: 'GET', url: 'https://api.example/a', ...common, headers: [], queryString: [] };
  const content = { mimeType: 'text/plain', size: body.length, text: body };
  const response = { status, statusText, ...common, headers: list(headers), content, redirectURL: '' };
  const startedDateTime = '2026-11-21T20:15:00.000Z';
  const entry = { startedDateTime, time: 0, request, response, cache: {}, timings: { send: 0, wait: 0, receive: 0 } };
  const har = JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries: [entry] } });
  return recognitionsOf(har).flat()[0] ?? null;
}

// https://www.rfc-editor.org/rfc/rfc9112#section-4: the reason phrase is text for people.
test('a sentence in the reason phrase speaks where there is no body, and the evidence says where it stood', () => {
  const found = recognised({ statusText: 'Only administrators may do this' });
  expect(found?.rule).toBe('insufficient-permission');
  expect(found?.evidence[0]).toEqual({
    where: 'actual response status',
    saw: 'Only administrators may do this',
  });
});

test('a body speaks before the reason phrase', () => {
  const found = recognised({ statusText: 'Only administrators may do this', body: 'Invalid CSRF token' });
  expect(found?.rule).toBe('csrf-token');
  expect(found?.evidence[0]?.where).toBe('actual response body');
});

test.each(['Forbidden', 'Access Denied', 'Unavailable For Legal Reasons'])(
  '%s says no more than the status',
  (statusText) => {
    expect(recognised({ statusText })).toBeNull();
  },
);

test('a header of that purpose speaks where there is no body', () => {
  const found = recognised({ headers: { 'X-Error-Message': 'Your subscription has expired' } });
  expect(found?.rule).toBe('license-or-plan');
  expect(found?.evidence[0]?.where).toBe('actual response header x-error-message');
});

// https://www.rfc-editor.org/rfc/rfc8259#section-2: a JSON text is any value.
test('JSON that is a text alone is read without its quotes', () => {
  expect(recognised({ status: 401, body: '"Incorrect authorization scheme"' })?.rule).toBe('wrong-auth-scheme');
});
