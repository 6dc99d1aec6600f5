import { describe, expect, it } from 'vitest';
import { har } from '../../testing/har-canary.ts';
import { analyzeHar } from '../pipeline.ts';
import { forExport, maskedByExport } from './gate.ts';
import { toMarkdown } from './markdown.ts';
import { heldKey } from './unmask.ts';

const report = analyzeHar(
  har({
    url: 'https://api.example/orders?page=7&status=open%20orders',
    sent: {
      'X-Tenant': 'acme north',
      'X-Twin': 'acme north',
      Authorization: 'Bearer 9x2QfLr7Zp0VbKd3Tn8WcYs5Gh1Jm4Re',
      Referer: 'https://app.example/list?page=7',
    },
    answered: { 'x-backend': 'pool 3' },
    request: {
      postData: { mimeType: 'application/json', text: '{"note":"two\\nlines","amount":12345,"password":"hunter2"}' },
    },
  }),
);
const held = maskedByExport(report);
const keyOf = (where: string): string => {
  const value = held.find((one) => one.where === where);
  return value === undefined ? '' : heldKey(value);
};
const unmask = (...where: readonly string[]) => forExport(report, { unmask: new Set(where.map(keyOf)) });

describe('values that may be unmasked by hand', () => {
  it('are those that only the export masks, each once a place', () => {
    expect(held.map(({ where, value }) => `${where} = ${value}`)).toEqual([
      'parameter page = 7',
      'parameter status = open%20orders',
      'header x-tenant = acme north',
      'header x-twin = acme north',
      'body field note = two\\nlines',
      'body field amount = 12345',
      'header x-backend = pool 3',
    ]);
  });

  it('never are credentials: nobody has them any more', () => {
    expect(JSON.stringify(held)).not.toMatch(/9x2Qf|hunter2/);
  });

  it('leave where they were unmasked, and nothing else does', () => {
    const text = JSON.stringify(unmask('header x-tenant', 'parameter page').denials);
    expect(text).toContain('{"name":"X-Tenant","value":"acme north"}');
    expect(text).toContain('{"name":"X-Twin","value":"[header:10]"}');
    expect(text).toContain('https://api.example/orders?page=7&status=[parameter:13]');
    expect(text).toContain('https://app.example/list?page=7');
    expect(text).not.toContain('pool 3');
  });

  it('are named in the report, without what they were', () => {
    const exported = unmask('header x-tenant');
    expect(exported.redactions.unmasked).toEqual([{ where: 'header x-tenant', kind: 'header', length: 10 }]);
    expect(toMarkdown(exported)).toContain('Unmasked by hand: header x-tenant.');
    expect(forExport(report).redactions.unmasked).toBeUndefined();
  });

  it('stay JSON in a body of JSON', () => {
    const body = unmask('body field note', 'body field amount').denials[0]?.exchanges[0]?.request.body?.text ?? '';
    expect(body).toBe('{"note":"two\\nlines","amount":12345,"password":"[password:7]"}');
  });

  it('a key that names nothing lets nothing through', () => {
    const exported = forExport(report, { unmask: new Set(['header x-tenant\nacme south', 'nonsense']) });
    expect(exported).toEqual(forExport(report));
  });
});
