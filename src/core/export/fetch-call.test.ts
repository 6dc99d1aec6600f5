import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFetchCall } from './fetch-call.ts';
import type { RepeatableRequest } from './repeatable.ts';

/** What the engine's own parser makes of the call: the arguments that `fetch` would get. */
async function call(request: RepeatableRequest, variables: Record<string, string> = {}): Promise<unknown[]> {
  const text = toFetchCall(request)?.text ?? '';
  const names = Object.keys(variables);
  const source = `export default (fetch${names.map((name) => `, ${name}`).join('')}) => ${text.replace(/^await /, '').replace(/;$/, '')}`;
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  if (typeof module !== 'object' || module === null || !('default' in module) || typeof module.default !== 'function')
    throw new Error('no function');
  let received: unknown[] = [];
  module.default(
    (...args: unknown[]) => {
      received = args;
    },
    ...Object.values(variables),
  );
  return received;
}

const request = (change: Partial<RepeatableRequest>): RepeatableRequest => ({
  method: 'POST',
  url: 'https://api.example/',
  headers: [],
  body: null,
  ...change,
});
const body = (text: string) => ({ text, size: null, truncated: false });

describe('a fetch call read by a parser', () => {
  it('says what was sent, whatever it holds', async () => {
    const value = fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) });
    await fc.assert(
      fc.asyncProperty(value, fc.string({ unit: 'binary', minLength: 1 }), async (header, content) => {
        const [, options] = await call(request({ headers: [{ name: 'X-Any', value: header }], body: body(content) }));
        expect(options).toEqual({
          method: 'POST',
          headers: [['X-Any', header.trim()]],
          body: content,
          credentials: 'same-origin',
        });
      }),
      { numRuns: 100 },
    );
  });

  it.each(['"; alert(1); "', `\`\${alert(1)}\``, '</script><script>alert(1)</script>', '\u2028\u202e', '\\', "'"])(
    'keeps %j a value',
    async (hostile) => {
      const hostileRequest = request({ url: `https://api.example/?q=${hostile}`, body: body(hostile) });
      expect((await call(hostileRequest))[1]).toMatchObject({ body: hostile });
      expect(toFetchCall(hostileRequest)?.text).not.toMatch(/<\/script|[\u2028\u202e]/);
    },
  );

  it('leaves to the browser what only the browser sets, cookies to the credentials mode', async () => {
    const headers = ['Origin', 'Referer', 'Cookie', 'Sec-Fetch-Mode', 'Host', 'Content-Type'].map((name) => ({
      name,
      value: 'x',
    }));
    expect((await call(request({ headers })))[1]).toEqual({
      method: 'POST',
      headers: [['Content-Type', 'x']],
      credentials: 'include',
    });
  });

  it('takes masked values from variables', async () => {
    const masked = request({
      url: 'https://api.example/?key=[parameter:3]',
      headers: [{ name: 'authorization', value: 'Bearer [jwt:9]' }],
    });
    const [url, options] = await call(masked, { TOKEN: 't', QUERY_KEY: 'k' });
    expect(url).toBe('https://api.example/?key=k');
    expect(options).toMatchObject({ headers: [['authorization', 'Bearer t']] });
  });

  it('has no body with GET, and says so', () => {
    const command = toFetchCall(request({ method: 'GET', body: body('x') }));
    expect(command?.text).not.toContain('body');
    expect(command?.limits).toEqual(['fetch sends no body with GET.']);
  });
});
