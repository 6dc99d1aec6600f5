import { describe, expect, it } from 'vitest';
import { anchorOf, PARTS, parseAddress } from './address.ts';

describe('an address of a denial', () => {
  it('is read as it was written, alone and at the end of a report’s own address', () => {
    for (const part of [...PARTS, null]) {
      const address = { denial: 'd12', part };
      expect(parseAddress(`#${anchorOf(address)}`)).toEqual(address);
      expect(parseAddress(` file:///reports/orders.html#${anchorOf(address)}\n`)).toEqual(address);
    }
  });

  it('leads to the denial where the part is of another name', () => {
    expect(parseAddress('#d3-nothing')).toEqual({ denial: 'd3', part: null });
  });

  it.each(['d1', '#', '#1', '#d', 'orders #d1', '#d1 orders', 'https://app.example/#top'])('is not %s', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});
