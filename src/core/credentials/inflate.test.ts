import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { inflated } from './inflate.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('what was deflated is whole again', () => {
  const text = '<samlp:AuthnRequest ID="a1"/>'.repeat(40);
  const found = inflated(deflateSync(bytesOf(text)), 65_536);
  expect(new TextDecoder().decode(found ?? undefined)).toBe(text);
});

test('of a bomb no more comes out than was asked for', () => {
  const bomb = deflateSync(new Uint8Array(50_000_000), { level: 9 });
  expect(bomb.length).toBeLessThan(65_536);
  expect(inflated(bomb, 1_000)).toEqual(new Uint8Array(1_000));
});

test('what is not deflated is none', () => {
  expect(inflated(bytesOf('<samlp:Response/>'), 1_000)).toBeNull();
  expect(inflated(Uint8Array.of(7, 255, 255), 1_000)).toBeNull();
});
