import { expect, test } from 'vitest';
import koa from './koa.ts';

test('with no header to allow it does not fall back on reflecting what was asked', () => {
  const text = koa.print({
    allowOrigins: ['https://app.example'],
    allowMethods: [],
    allowHeaders: [],
    allowCredentials: false,
    maxAge: 600,
    exposeHeaders: [],
  });
  expect(text).toContain("allowHeaders: ['accept'],");
});
