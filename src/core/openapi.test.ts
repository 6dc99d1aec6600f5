import { describe, expect, test } from 'vitest';
import { OpenApiError, scopesOfOpenApi } from './openapi.ts';
import { requirementFor } from './scope-requirement.ts';

const YAML = `
openapi: 3.1.0
info: { title: Orders, version: "1" }
servers:
  - url: https://{region}.api.example/v1
    variables: { region: { default: eu } }
security:
  - oauth: [orders:read]
paths:
  /orders:
    get: { operationId: listOrders }
    post:
      operationId: createOrder
      security:
        - oauth: [orders:write, orders:read]
        - key: []
  /orders/{id}:
    get:
      security:
        - oauth: [orders:read]
        - {}
    delete:
      security:
        - oauth: [orders:delete]
        - oidc: [admin]
  /orders/export:
    delete:
      security: [{ oauth: [orders:export] }]
  /health:
    get: { security: [] }
components:
  securitySchemes:
    oauth: { type: oauth2 }
    oidc: { type: openIdConnect }
    key: { type: apiKey }
`;

const wanted = async (text: string, method: string, url: string) =>
  requirementFor(await scopesOfOpenApi(text), { method, url });

describe('what operations want', () => {
  test.each([
    ['GET', '/v1/orders', [['orders:read']]],
    ['POST', '/v1/orders', [['orders:write', 'orders:read']]],
    ['GET', '/v1/orders/7', null],
    ['DELETE', '/v1/orders/7', [['orders:delete'], ['admin']]],
    ['DELETE', '/v1/orders/export', [['orders:export']]],
    ['GET', '/v1/health', null],
  ])('%s %s', async (method, path, anyOf) => {
    expect((await wanted(YAML, method, `https://eu.api.example${path}`))?.anyOf ?? null).toEqual(anyOf);
  });

  test('a server of another host is not meant', async () => {
    expect(await wanted(YAML, 'POST', 'https://us.api.example/v1/orders')).toBeNull();
  });

  test('says where it comes from', async () => {
    expect((await wanted(YAML, 'POST', 'https://eu.api.example/v1/orders'))?.from).toBe(
      'OpenAPI: createOrder, POST /orders',
    );
  });

  test('JSON, without servers: every host', async () => {
    const json = JSON.stringify({
      openapi: '3.0.3',
      paths: { '/a': { put: { security: [{ o: ['w'] }] }, get: 'nonsense' }, '/b': null },
    });
    expect((await wanted(json, 'PUT', 'http://127.0.0.1:8080/a'))?.anyOf).toEqual([['w']]);
  });
});

describe('what is refused, in one line', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi']
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`)
    .join('\n')}\nopenapi: 3.0.0`;
  test.each([
    ['Swagger 2', '{"swagger":"2.0","paths":{}}', /no OpenAPI 3 document: openapi/],
    ['another major version', 'openapi: 4.0.0\n', /it is not OpenAPI 3/],
    ['no object', '- a\n- b\n', /no OpenAPI 3 document/],
    ['empty', '', /no OpenAPI 3 document/],
    ['neither JSON nor YAML', '{"a": [', /neither JSON nor YAML/],
    ['an alias bomb', bomb, /neither JSON nor YAML: .*alias/i],
    ['nested without end', `openapi: 3.0.0\nx: ${'['.repeat(20_000)}`, /neither JSON nor YAML/],
    ['too large', ' '.repeat(12_000_001), /larger than/],
  ])('%s', async (_, text, message) => {
    const error = await scopesOfOpenApi(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OpenApiError);
    const said = error instanceof Error ? error.message : '';
    expect(said).toMatch(message);
    expect(said).not.toContain('\n');
  });
});
