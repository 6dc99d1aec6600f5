import { describe, expect, it } from 'vitest';
import { recipeOf } from '../../core/recipes/index.ts';
import { exchange, preflightDenial, scopeDenial } from '../fixtures/denials.ts';
import { fixText } from './fix-text.ts';

const [step] = scopeDenial().checklist;

describe('what one press copies', () => {
  it('is the header block alone where no preflight is involved', () => {
    const denial = preflightDenial({ exchanges: [exchange()] });
    expect(fixText(denial, null)).toEqual({
      label: 'Copy the response headers',
      what: 'The response headers',
      text: 'Access-Control-Allow-Origin: https://app.example\nVary: Origin\n',
    });
  });

  it('is the configuration of the server that was chosen', () => {
    const fix = fixText(preflightDenial(), recipeOf('nginx'));
    expect(fix?.label).toBe('Copy nginx configuration');
    expect(fix?.text).toContain('if ($http_origin = "https://app.example")');
  });

  it('is the steps in words, each with who does it and what to paste, where CORS is not the fault', () => {
    const denial = scopeDenial({ checklist: step ? [step, { ...step, step: 'Then', copy: 'a: b\nc: d' }] : [] });
    expect(fixText(denial, null)?.text).toBe(
      [
        '1. Ask for orders:write when signing in (Your app)',
        '   A scope that is not asked for is not granted.',
        '2. Then (Your app)',
        '   A scope that is not asked for is not granted.',
        '   a: b',
        '   c: d',
        '',
      ].join('\n'),
    );
  });

  it('is nothing where nothing is known', () => {
    expect(fixText(scopeDenial({ checklist: [] }), null)).toBeNull();
  });
});
