import { expect, test } from 'vitest';
import { declaredHeaders } from './declared-headers.ts';
import { headersRead } from './headers-read.ts';

/** After a change of the catalogue: `npx vitest run src/core/headers-read.test.ts -u`. */
test('declared-headers.json is what the catalogue prints', async () => {
  await expect(`${JSON.stringify(headersRead(), null, 2)}\n`).toMatchFileSnapshot('declared-headers.json');
});

test('no header that carries a credential or a cookie is declared', () => {
  const secret =
    /^(?:(?:proxy-)?authorization|cookie|set-cookie2?|x-api-key|x-amz-security-token|authentication-info)$|csrf-token|xsrf/;
  expect([...declaredHeaders()].filter((name) => secret.test(name))).toEqual([]);
});
