import { describe, expect, it } from 'vitest';
import { exchange, preflightDenial, scopeDenial } from '../fixtures/denials.ts';
import { fixText } from './fix-text.ts';

const [step] = scopeDenial().checklist;

describe('what one press copies', () => {
  it('is the header block alone where no preflight is involved', () => {
    const denial = preflightDenial({ exchanges: [exchange()] });
    expect(fixText(denial)).toEqual({
      label: 'copyHeaders',
      text: 'Access-Control-Allow-Origin: https://app.example\nVary: Origin\n',
    });
  });

  it('is what the first step has to paste, exactly', () => {
    const denial = scopeDenial({ checklist: step ? [step, { ...step, copy: 'scope: "orders:write"' }] : [] });
    expect(fixText(denial)).toEqual({ label: 'copyStep', text: 'scope: "orders:write"' });
  });

  it('is the steps in words, each with who does it, where there is nothing to paste', () => {
    expect(fixText(scopeDenial())?.text).toBe(
      '1. Ask for orders:write when signing in (Your app)\n   A scope that is not asked for is not granted.\n',
    );
  });

  it('is nothing where nothing is known', () => {
    expect(fixText(scopeDenial({ checklist: [] }))).toBeNull();
  });
});
