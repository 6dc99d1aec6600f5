import { expect, test } from 'vitest';
import type { Header } from './exchange.ts';
import { recipes } from './recipes/index.ts';
import { recipeFor } from './server-fingerprint.ts';

const answer = (headers: Readonly<Record<string, string>>, ...recognisers: string[]) => ({
  headers: Object.entries(headers).map(([name, value]): Header => ({ name, value })),
  recognisers,
});

test.each([
  [{ Server: 'nginx/1.22.1' }, 'nginx'],
  [{ server: 'openresty' }, 'nginx'],
  [{ Server: 'Apache/2.4.71 (Debian) OpenSSL/3.0' }, 'apache'],
  [{ Server: 'Caddy' }, 'caddy'],
  [{ Server: 'lighttpd/1.4.69' }, 'lighttpd'],
  [{ Via: '1.1 varnish (Varnish/7.1)' }, 'varnish'],
  [{ Server: 'istio-envoy' }, 'envoy'],
  [{ Server: 'nginx', 'X-Powered-By': 'Express' }, 'express'],
  [{ Server: 'Apache', 'X-Powered-By': 'PHP/8.2.36' }, 'php'],
  [{ 'X-Powered-By': 'Next.js' }, 'next'],
  [{ 'X-Powered-By': 'ASP.NET' }, 'aspnet-core'],
  [{ Server: 'Kestrel' }, 'aspnet-core'],
  [{ Server: 'uvicorn' }, 'fastapi'],
  [{ Server: 'WSGIServer/0.2 CPython/3.11.7' }, 'django'],
  [{ Server: 'Werkzeug/2.2.2 Python/3.11.7' }, 'flask'],
  [{ Server: 'AmazonS3', Via: '1.1 abc.cloudfront.net (CloudFront)' }, 'amazon-s3'],
  [{ Server: 'Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0' }, 'azure-storage'],
  [{ 'Apigw-Requestid': 'abc=' }, 'api-gateway'],
  [{ 'x-amz-apigw-id': 'abc=', 'x-amzn-requestid': 'a-b' }, 'api-gateway-rest'],
  [{ Server: 'Google Frontend' }, 'cloud-run'],
  [{ Server: 'nginx', 'X-Powered-By': 'Phusion Passenger 6.0.2' }, 'rails'],
  [{ Server: 'Microsoft-IIS/10.0' }, 'iis'],
  [{ Server: 'kong/3.9.0', Via: '1.1 kong/3.9.0' }, 'kong'],
  [{ Server: 'nginx', 'X-Kong-Request-Id': 'abc' }, 'kong'],
  [{ Server: 'Jetty(9.4.z-SNAPSHOT)' }, 'spring-mvc'],
  [{ Server: 'UploadServer' }, 'google-cloud-storage'],
  // Who merely carried it is not who can be told.
  [{ Server: 'cloudflare' }, null],
  [{ Server: 'nginxish' }, null],
  [{}, null],
] as const)('%j is told by %s', (headers, recipe) => {
  expect(recipeFor([answer(headers)])).toBe(recipe);
});

test('a recogniser of the answer comes before its headers', () => {
  expect(recipeFor([answer({ Server: 'nginx' }, 'http-status', 'spring')])).toBe('spring');
});

test('the first answer that tells is the one', () => {
  expect(recipeFor([answer({}), answer({ Server: 'nginx' }), answer({ 'X-Powered-By': 'Express' })])).toBe('nginx');
});

/** After a change of the recipes: `npx vitest run src/core/server-fingerprint.test.ts -u`. */
test('recipe-servers.json is what the recipes print', async () => {
  const list = (names: readonly string[]) => `[${names.map((name) => JSON.stringify(name)).join(', ')}]`;
  const servers = recipes.map(
    ({ id, server, headers = [] }) =>
      `  {\n    "id": "${id}",\n    "server": ${list(server)},\n    "headers": ${list(headers)}\n  }`,
  );
  await expect(`[\n${servers.join(',\n')}\n]\n`).toMatchFileSnapshot('recipe-servers.json');
});
