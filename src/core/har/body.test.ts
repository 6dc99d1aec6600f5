import { describe, expect, it } from 'vitest';
import { readResponseBody } from './body.ts';

describe('a response body', () => {
  const withContent = (content: object) => readResponseBody(content, null);

  it('is cut at 65,536 characters, never within a character', () => {
    const body = withContent({ mimeType: 'text/plain', text: `${'x'.repeat(65_535)}😀tail` });
    expect(body).toMatchObject({ truncated: true, text: 'x'.repeat(65_535) });
    expect(withContent({ text: 'x'.repeat(65_536) })).toMatchObject({ truncated: false });
  });

  it('is decoded where base64 hides text, and left alone where it hides something else', () => {
    const text = Buffer.from('{"grüße":"日本"}').toString('base64');
    expect(withContent({ mimeType: 'application/problem+json', encoding: 'base64', text })?.text).toBe(
      '{"grüße":"日本"}',
    );
    expect(withContent({ mimeType: 'image/png', encoding: 'base64', text })?.text).toBeNull();
    expect(withContent({ mimeType: 'text/html', encoding: 'base64', text: '%%%' })?.text).toBeNull();
    expect(withContent({ mimeType: 'text/html; charset=klingon', encoding: 'base64', text: 'aGk=' })?.text).toBe('hi');
  });

  it('is decoded no further than it is kept', () => {
    const text = Buffer.from('日'.repeat(100_000)).toString('base64');
    expect(withContent({ mimeType: 'text/plain', encoding: 'base64', text })).toMatchObject({
      truncated: true,
      text: '日'.repeat(65_536),
    });
  });

  it('is not captured where a size comes without a text', () => {
    expect(withContent({ size: 170, text: '' })?.text).toBeNull();
    expect(withContent({ size: 0, text: '' })?.text).toBe('');
  });

  it('takes the type from the header where the exporter leaves it out', () => {
    expect(readResponseBody({ mimeType: 'x-unknown' }, 'text/html')?.mimeType).toBe('text/html');
    const untyped = { mimeType: 'application/x-unknown-content-type', text: btoa('Forbidden'), encoding: 'base64' };
    expect(readResponseBody(untyped, null)).toMatchObject({ mimeType: '', text: 'Forbidden' });
  });
});
