import { expect, test } from 'vitest';
import apache from './apache.ts';

test('the expression for origins is anchored, and its dots are dots', () => {
  const text = apache.print({
    allowOrigins: ['https://app.example', 'http://[::1]:3000'],
    allowMethods: [],
    allowHeaders: [],
    allowCredentials: false,
    maxAge: 600,
    exposeHeaders: [],
  });
  const expression = new RegExp(/SetEnvIf Origin "(.*)"/.exec(text)?.[1] ?? '');
  expect(expression.test('https://app.example')).toBe(true);
  expect(expression.test('http://[::1]:3000')).toBe(true);
  for (const foreign of [
    'https://appxexample',
    'https://app.example.evil.example',
    'https://evil.example/https://app.example',
  ])
    expect(expression.test(foreign)).toBe(false);
});
