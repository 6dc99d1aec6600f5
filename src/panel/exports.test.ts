import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { analyzeHar } from '../core/pipeline.ts';
import { readOwnRules } from '../core/redaction/own-rules.ts';
import har from './empty/sample.har?raw';
import { type ExportFormat, exportReport } from './exports.ts';
import { reportOfOne } from './store.ts';

const report = analyzeHar(har);
const lacksScope = report.denials.find((denial) => denial.request.url.endsWith('/v2/orders'))?.id ?? '';
const FORMATS: readonly ExportFormat[] = ['markdown', 'jira', 'html', 'json', 'har', 'curl', 'fetch', 'bundle'];

/** The signature of every token in the sample: if this leaves, tokens do. */
const SECRET = 'bm90IGEgcmVhbCBzaWduYXR1cmU';

describe('what leaves the panel', () => {
  it('is masked in every format', async () => {
    expect(har).toContain(SECRET);
    for (const format of FORMATS) {
      const { files, masked } = await exportReport(report, format);
      const text = files.map((file) => file.text).join('\n');
      expect(text, format).toContain('api.example/v2/orders/18');
      expect(text, format).not.toContain(SECRET);
      expect(masked, format).toBeGreaterThan(0);
    }
  });

  it('is one denial where one was asked for', async () => {
    const one = reportOfOne(report, lacksScope);
    for (const format of FORMATS) {
      const text = (await exportReport(one, format)).files.map((file) => file.text).join('\n');
      expect(text, format).toContain('/v2/orders');
      expect(text, format).not.toContain('/v2/orders/18');
    }
  });

  it('has a name and a type that its readers know', async () => {
    expect(await exportReport(report, 'har')).toMatchObject({
      fileName: 'clearance.har',
      mimeType: 'application/json',
    });
    expect(await exportReport(report, 'markdown')).toMatchObject({
      fileName: 'clearance.md',
      mimeType: 'text/markdown',
    });
  });

  it('is, as a bundle, the very files that are previewed', async () => {
    const { files, content } = await exportReport(report, 'bundle');
    expect(typeof content).not.toBe('string');
    const zipped = typeof content === 'string' ? {} : unzipSync(content);
    expect(Object.entries(zipped).map(([name, bytes]) => ({ name, text: strFromU8(bytes) }))).toEqual(files);
    expect(files.map(({ name }) => name)).toEqual([
      'report.html',
      'report.md',
      'findings.json',
      'evidence.har',
      'redactions.json',
    ]);
  });

  it('says of a command which request it repeats and what must be set first', async () => {
    const { files } = await exportReport(reportOfOne(report, lacksScope), 'curl');
    expect(files[0]?.text).toMatch(/^# Preflight: /m);
    expect(files[0]?.text).toMatch(/^# Set \$\w+ to /m);
    expect(files[0]?.text).toContain("--request 'POST'");
  });

  it('is masked by rules of one’s own as well', async () => {
    const { rules } = readOwnRules([], [String.raw`api\.example`]);
    const { files } = await exportReport(report, 'json', { own: rules });
    expect(files[0]?.text).not.toContain('api.example');
    expect(files[0]?.text).toContain('[own:11]');
  });
});
