import { describe, expect, it } from 'vitest';
import { analyzeHar } from '../core/pipeline.ts';
import har from './empty/sample.har?raw';
import { exportText } from './exports.ts';
import { reportOfOne } from './store.ts';

const report = analyzeHar(har);
const lacksScope = report.denials.find((denial) => denial.request.url.endsWith('/v2/orders'))?.id ?? '';

/** The signature of every token in the sample: if this leaves, tokens do. */
const SECRET = 'bm90IGEgcmVhbCBzaWduYXR1cmU';

describe('what leaves the panel', () => {
  it('is masked in every format', async () => {
    expect(har).toContain(SECRET);
    for (const format of ['markdown', 'html', 'json', 'har', 'curl'] as const) {
      const { text, masked } = await exportText(report, format);
      expect(text, format).toContain('api.example/v2/orders/18');
      expect(text, format).not.toContain(SECRET);
      expect(masked, format).toBeGreaterThan(0);
    }
  });

  it('is one denial where one was asked for', async () => {
    const one = reportOfOne(report, lacksScope);
    for (const format of ['markdown', 'html', 'json', 'har', 'curl'] as const) {
      const { text } = await exportText(one, format);
      expect(text, format).toContain('/v2/orders');
      expect(text, format).not.toContain('/v2/orders/18');
    }
  });

  it('has a name and a type that its readers know', async () => {
    expect(await exportText(report, 'har')).toMatchObject({ fileName: 'clearance.har', mimeType: 'application/json' });
    expect(await exportText(report, 'markdown')).toMatchObject({ fileName: 'clearance.md', mimeType: 'text/markdown' });
  });

  it('says of a command which request it repeats and what must be set first', async () => {
    const { text } = await exportText(reportOfOne(report, lacksScope), 'curl');
    expect(text).toMatch(/^# Preflight$/m);
    expect(text).toMatch(/^# Set \w+ first: /m);
    expect(text).toContain("--request 'POST'");
  });
});
