import * as v from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { fetchHandler } from './recipe-fetch-handler.ts';

type Handler = (request: Request) => Promise<Response>;
const isFunction = (value: unknown): value is (handler: Handler) => Handler => typeof value === 'function';
const Module = v.object({ default: v.custom<(handler: Handler) => Handler>(isFunction) });

const text = fetchHandler({
  origins: ['https://app.example'],
  methods: ['GET', 'PUT'],
  headers: ['authorization'],
  credentials: true,
  maxAge: 600,
  exposeHeaders: [],
});

/** The printed text, run as the module that it is. */
async function mended(handler: Handler): Promise<Handler> {
  const source = [...text, 'export default withCors;'].join('\n');
  const module: unknown = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`);
  return v.parse(Module, module).default(handler);
}

const asking = (method: string, headers: Record<string, string>) =>
  new Request('https://api.example/', { method, headers });
const refuses: Handler = async () => new Response('no', { status: 401 });

describe('the printed handler', () => {
  test('ends a preflight before the handler that asks for credentials', async () => {
    const handler = await mended(refuses);
    const answer = await handler(
      asking('OPTIONS', { Origin: 'https://app.example', 'Access-Control-Request-Method': 'PUT' }),
    );
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization',
      'access-control-allow-methods': 'GET, PUT',
      'access-control-allow-origin': 'https://app.example',
      'access-control-max-age': '600',
      vary: 'Origin',
    });
  });

  test('lets an OPTIONS that is no preflight through to the handler', async () => {
    const handler = await mended(refuses);
    expect((await handler(asking('OPTIONS', { Origin: 'https://app.example' }))).status).toBe(401);
  });

  test('puts the headers on errors, thrown ones too', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const handler = await mended(() => Promise.reject(new Error('broken')));
    const answer = await handler(asking('GET', { Origin: 'https://app.example' }));
    expect(answer.status).toBe(500);
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://app.example');
  });

  test.each(['https://evil.example', 'null', 'https://app.example.evil.example'])(
    'allows nothing to %s',
    async (origin) => {
      const handler = await mended(refuses);
      const answer = await handler(asking('GET', { Origin: origin }));
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
      expect(answer.headers.get('Vary')).toBe('Origin');
    },
  );
});
