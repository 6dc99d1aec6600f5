import { expect } from '@playwright/test';
import { paths, reportWhen, send, test } from './capture-bench.ts';
import { REFUSAL } from './denying-servers.ts';

/** What an extension's page has, in both browsers. */
declare const chrome: {
  storage: { session: { get(keys: null): Promise<object> }; local: { get(keys: null): Promise<object> } };
};

/** All that the extension has stored, as text; runs in its devtools page. */
async function dumpStorage(): Promise<string> {
  const { session, local } = chrome.storage;
  return JSON.stringify([await session.get(null), await local.get(null)]);
}

test('requests that pass are counted and kept nowhere', async ({ bench }) => {
  const passing = Array.from({ length: 40 }, (_, n) => ({ url: `${bench.servers.app}/ok/${n}` }));
  await send(bench, passing);
  await send(bench, [{ url: `${bench.servers.app}/deny/1` }]);
  const report = await reportWhen(bench, 'the denial', ({ denials }) => denials.length === 1);
  expect(paths(report)).toEqual(['/deny/1']);
  expect(report.source.entries).toBeGreaterThanOrEqual(41);
  const stored = await (await bench.session.devtoolsPage()).evaluate(dumpStorage);
  expect(stored.match(/\/ok\//g)?.length ?? 0).toBeLessThan(10);
});

test('the answer of a refusal is read, and what is secret in request and answer is kept nowhere', async ({ bench }) => {
  const secret = 'hunter2-correct-horse-battery-staple';
  const init = {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}` },
    body: JSON.stringify({ password: secret }),
  };
  await send(bench, [{ url: `${bench.servers.app}/deny/1?access_token=${secret}`, init }]);
  const read = await reportWhen(bench, 'the body of the answer', ({ denials }) =>
    denials.some(({ exchanges }) => exchanges[0]?.response?.body?.text != null),
  );
  const [denial] = read.denials;
  expect(JSON.parse(denial?.exchanges[0]?.response?.body?.text ?? '')).toEqual(REFUSAL);
  expect(JSON.stringify(read)).not.toContain(secret);
  expect(await (await bench.session.devtoolsPage()).evaluate(dumpStorage)).not.toContain(secret);
});

test('a request that its preflight kept from being sent is there with the headers that it asked for', async ({
  bench,
}) => {
  const init = { method: 'PUT', headers: { Authorization: 'Bearer abc.def.ghi', 'x-a': '1' } };
  await send(bench, [{ url: `${bench.servers.api}/preflight-403/1`, init }]);
  const report = await reportWhen(bench, 'the request beside its preflight', ({ denials }) =>
    denials.some(({ exchanges }) => exchanges.length === 2),
  );
  expect(report.denials.map(({ request, blockedBy }) => [request.method, blockedBy])).toEqual([['PUT', 'browser']]);
  const actual = report.denials[0]?.exchanges.find(({ role }) => role === 'actual');
  expect(actual?.request.headers.map(({ name }) => name.toLowerCase())).toContain('authorization');
});

test('a preflight that only credentials make fail is told from one that passes', async ({ bench }) => {
  const init: RequestInit = { method: 'PUT', headers: { 'x-a': '1' } };
  await send(bench, [
    { url: `${bench.servers.api}/wildcard/without`, init },
    { url: `${bench.servers.api}/wildcard/with`, init: { ...init, credentials: 'include' } },
  ]);
  const report = await reportWhen(bench, 'the denial', ({ denials }) => denials.length > 0);
  expect(paths(report)).toEqual(['/wildcard/with']);
});

test('a refusal without CORS headers is told by the answers just before it that have them', async ({ bench }) => {
  const { session, servers } = bench;
  // Neither needs a preflight: what passed is the only sign that the server knows the page.
  await session.page.evaluate(async (api) => {
    for (let n = 0; n < 8; n += 1) {
      await (await fetch(`${api}/ok/${n}`)).text();
      await fetch(`${api}/deny/${n}`, { method: 'POST', body: 'text' }).catch(() => undefined);
    }
  }, servers.api);
  const report = await reportWhen(bench, 'all of them', ({ denials }) => denials.length === 8);
  const rules = ({ denials }: typeof report) => denials.map(({ diagnoses }) => diagnoses[0]?.rule);
  await reportWhen(bench, 'their cause', (now) => rules(now).every((rule) => rule === 'error-without-cors-headers'));
});

test('hundreds of equal denials are one group with a count', async ({ bench }) => {
  const requests = Array.from({ length: 300 }, (_, n) => ({ url: `${bench.servers.app}/deny/same?n=${n}` }));
  await send(bench, requests);
  const report = await reportWhen(bench, 'all of them to be counted', ({ groups }) => groups[0]?.count === 300);
  expect(report.groups).toHaveLength(1);
  expect(report.denials.length).toBeLessThan(300);
});

test('a new document drops earlier denials where the log is not preserved; pushState never does', async ({ bench }) => {
  const { session, servers, panel } = bench;
  await send(bench, [{ url: `${servers.app}/deny/before` }]);
  await reportWhen(bench, 'the first', (report) => paths(report).includes('/deny/before'));
  await session.page.reload();
  await send(bench, [{ url: `${servers.app}/deny/after` }]);
  await reportWhen(bench, 'both', ({ denials }) => denials.length === 2);

  await panel.click('[data-action=preserve-log]');
  await panel.waitFor(() => document.querySelector<HTMLInputElement>('[data-action=preserve-log]')?.checked === false);
  await session.page.evaluate(() => history.pushState(null, '', '/pushed'));
  await send(bench, [{ url: `${servers.app}/deny/pushed` }]);
  await reportWhen(bench, 'all three', ({ denials }) => denials.length === 3);

  await session.page.reload();
  await send(bench, [{ url: `${servers.app}/deny/last` }]);
  const report = await reportWhen(bench, 'the last alone', ({ denials }) => denials.length === 1);
  expect(paths(report)).toEqual(['/deny/last']);
});
