import { execFile } from 'node:child_process';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { toCurl } from './curl.ts';
import type { RepeatableRequest } from './repeatable.ts';

// Every test starts programs of the system.
vi.setConfig({ testTimeout: 60_000 });

/** What a server saw of the last request. */
interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

let received: Received | undefined;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url, headers, rawHeaders } = request;
    received = { method, url, headers, rawHeaders, body: Buffer.concat(chunks).toString('utf8') };
    response.end();
  });
});
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Runs the command in a shell as it stands and returns what the server saw. */
async function send(request: RepeatableRequest, env: Record<string, string> = {}): Promise<Received> {
  received = undefined;
  const command = toCurl(request);
  await promisify(execFile)('sh', ['-c', command?.text ?? 'false'], {
    env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', ...env },
  });
  if (received === undefined) throw new Error('nothing was sent');
  return received;
}

const request = (change: Partial<RepeatableRequest>): RepeatableRequest => ({
  method: 'POST',
  url: `${base}/`,
  headers: [],
  body: null,
  ...change,
});
const body = (text: string) => ({ text, size: null, truncated: false });

const HOSTILE = [
  `'; touch owned; '`,
  '$(touch owned)',
  '`touch owned`',
  `$HOME "$PATH" \${IFS}`,
  '@/etc/passwd',
  '!! !$ \\ \\\\ \\n %s',
  'a & b | c > d < e ; f # g ~ *',
  '--next -o owned',
  "''''",
  '日本語 ünïcödé',
];

describe('a cURL command run in a shell', () => {
  it.each(HOSTILE)('sends %s in a header, the body and the method as it stands', async (value) => {
    const sent = await send(request({ headers: [{ name: 'X-Hostile', value }], body: body(value) }));
    expect(Buffer.from(String(sent.headers['x-hostile']), 'latin1').toString('utf8')).toBe(value);
    expect(sent.body).toBe(value);
  });

  it('sends every header and body as captured, whatever they hold', async () => {
    const headerValue = fc
      .string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1 })
      .map((value) => value.trim())
      .filter((value) => value !== '');
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .map((value) => value.replace(/[\0\ud800-\udfff]/g, ''))
      .filter((value) => value !== '');
    await fc.assert(
      fc.asyncProperty(headerValue, text, async (value, content) => {
        const sent = await send(request({ headers: [{ name: 'X-Any', value }], body: body(content) }));
        expect(sent.headers['x-any']).toBe(value);
        expect(sent.body).toBe(content);
      }),
      { numRuns: 60 },
    );
  });

  it('asks for the URL as captured: brackets, dots, quotes, ampersands', async () => {
    const path = `/a/../b/./[1-3]{x,y}/it's?q=1&r=$HOME&s[]=%20`;
    expect((await send(request({ method: 'GET', url: `${base}${path}#fragment` }))).url).toBe(path);
    expect((await send(request({ method: 'GET', url: `${base}/ö b` }))).url).toBe('/%C3%B6%20b');
  });

  it('repeats headers, keeps empty ones and adds none of its own', async () => {
    const headers = [
      { name: 'X-Twice', value: 'a' },
      { name: 'x-twice', value: 'b' },
      { name: 'X-Empty', value: '' },
      { name: 'Host', value: 'elsewhere.example' },
      { name: 'Content-Length', value: '999' },
      { name: 'not a name', value: 'x' },
    ];
    const sent = await send(request({ headers, body: body('{}') }));
    expect(sent.rawHeaders.join('\n')).toMatch(/X-Twice\na\nx-twice\nb\nX-Empty\n/);
    expect(Object.keys(sent.headers).sort()).toEqual([
      'accept-encoding',
      'content-length',
      'host',
      'x-empty',
      'x-twice',
    ]);
    expect(toCurl(request({ headers }))?.limits).toHaveLength(1);
  });

  it('repeats the preflight', async () => {
    const headers = [
      { name: 'Origin', value: 'https://app.example' },
      { name: 'Access-Control-Request-Method', value: 'PUT' },
    ];
    const sent = await send(request({ method: 'OPTIONS', headers }));
    expect(sent).toMatchObject({
      method: 'OPTIONS',
      headers: { origin: 'https://app.example', 'access-control-request-method': 'PUT' },
    });
  });

  it('waits for no body after HEAD', async () => {
    expect((await send(request({ method: 'HEAD' }))).method).toBe('HEAD');
  });

  it('takes masked values from variables, named by their places', async () => {
    const masked = request({
      url: `${base}/?key=[parameter:12]&page=2`,
      headers: [
        { name: 'Authorization', value: 'Bearer [jwt:812]' },
        { name: 'Cookie', value: 'sid=[cookie:32]; theme=[cookie:4]' },
        { name: 'X-Api-Key', value: '[api-key:40]' },
      ],
      body: body('{"password":"[password:9]"}'),
    });
    const sent = await send(masked, {
      TOKEN: `a'b"$c`,
      COOKIE_SID: 's',
      COOKIE_THEME: 't',
      HEADER_X_API_KEY: 'k',
      QUERY_KEY: 'q',
      BODY_PASSWORD: 'p',
    });
    expect(sent.headers).toMatchObject({ authorization: `Bearer a'b"$c`, cookie: 'sid=s; theme=t', 'x-api-key': 'k' });
    expect(sent.url).toBe('/?key=q&page=2');
    expect(sent.body).toBe('{"password":"p"}');
    const command = toCurl(masked);
    expect(command?.text).toContain(`'Authorization: Bearer '"$TOKEN"`);
    expect(command?.placeholders.map(({ name }) => name)).toEqual([
      'TOKEN',
      'COOKIE_SID',
      'COOKIE_THEME',
      'HEADER_X_API_KEY',
      'BODY_PASSWORD',
      'QUERY_KEY',
    ]);
  });
});

describe('a cURL command', () => {
  it.each(['file:///etc/passwd', 'ws://a.example/', 'javascript:alert(1)', '-o x'])('is none for %s', (url) => {
    expect(toCurl(request({ url }))).toBeNull();
  });

  it('says what it cannot repeat', () => {
    expect(toCurl(request({ body: { text: null, size: 300, truncated: false } }))?.limits).toEqual([
      'The body (300 bytes) was not captured as text.',
    ]);
  });
});
