import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { attackLikeness } from './attack-likeness.ts';

const looks = (url: string, text = '', mimeType = 'application/json') =>
  attackLikeness(
    exchange({
      request: {
        ...exchange().request,
        url,
        body: text === '' ? null : { mimeType, size: null, text, truncated: false },
      },
    }),
  ).map(({ where, saw }) => `${where}: ${saw}`);

test.each([
  ['https://a.example/?q=1%20union%20select%20name%20from%20users', '', ['actual request query q: looks like SQL']],
  ['https://a.example/files?p=../../etc/hosts', '', ['actual request query p: looks like a path out of its folder']],
  [
    'https://a.example/',
    '{"post":{"title":"x","body":"<img src=x onerror=alert(1)>"}}',
    ['actual request body post.body: looks like a script in HTML'],
  ],
  ['https://a.example/', '{"name":"${jndi:ldap://x}"}', ['actual request body name: looks like a template or lookup']],
  ['https://a.example/orders?sort=name&page=2', '{"text":"Select a seat, then pay"}', []],
])('%s %s', (url, text, expected) => {
  expect(looks(url, text)).toEqual(expected);
});

test('a form’s fields are told apart', () => {
  expect(looks('https://a.example/', 'a=1&b=%3Cscript%3E', 'application/x-www-form-urlencoded')).toEqual([
    'actual request body b: looks like a script in HTML',
  ]);
});
