import { expect, test } from 'vitest';
import flask from './flask.ts';

test('an address of IPv6, which Flask-CORS would take for an expression, is one that matches it alone', () => {
  const text = flask.print({
    allowOrigins: ['http://[::1]:3000', 'http://localhost:3000'],
    allowMethods: [],
    allowHeaders: [],
    allowCredentials: false,
    maxAge: 600,
    exposeHeaders: [],
  });
  expect(text).toContain('origins=["http://localhost:3000", r"^(?:http://\\[::1\\]:3000)$"],');
});
