import { once } from 'node:events';
import http from 'node:http';
import type { CorsPolicy } from '../../src/core/policy.ts';
import type { Fault } from './fault.ts';
import { CREDENTIALS } from './server.ts';

interface Answer {
  readonly status: number;
  /** All lines of a header. */
  lines(name: string): readonly string[];
  readonly body: string;
}

async function send(port: number, method: string, path: string, headers: Record<string, string>): Promise<Answer> {
  const request = http.request({ host: '127.0.0.1', port, method, path, agent: false });
  request.setHeader('Host', `api.localhost:${port}`);
  for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
  if (method === 'PUT') request.setHeader('Content-Type', 'application/json');
  request.end(method === 'PUT' ? '{}' : undefined);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  const raw = response.rawHeaders;
  const lines = (name: string) => raw.filter((_, at) => at % 2 === 1 && raw[at - 1]?.toLowerCase() === name);
  return { status: response.statusCode ?? 0, lines, body };
}

const tokens = (answer: Answer, name: string): readonly string[] =>
  answer
    .lines(name)
    .flatMap((line) => line.split(','))
    .map((token) => token.trim().toLowerCase());

/**
 * What is wrong with a mended server, by plain requests: one sentence each, none where all is well. The standard's
 * checks on preflight, answer and error; a foreign origin is refused; caches are told; only a real preflight passes.
 */
export async function judge(
  port: number,
  origin: string,
  policy: CorsPolicy,
  fault: Fault,
  prefix = '',
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const expect = (holds: boolean, sentence: string): void => void (holds || wrong.push(sentence));
  const allowed = (answer: Answer, what: string): void => {
    const saw = answer.lines('access-control-allow-origin').join(' | ');
    expect(saw === origin, `${what}: Access-Control-Allow-Origin is ${saw || 'absent'}`);
    expect(answer.lines('access-control-allow-credentials').join() === 'true', `${what}: no Allow-Credentials`);
    expect(tokens(answer, 'vary').includes('origin'), `${what}: no Vary: Origin`);
  };
  const asked = {
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': policy.allowHeaders.join(),
  };

  const preflight = await send(port, 'OPTIONS', `${prefix}/orders/1`, { Origin: origin, ...asked });
  expect(preflight.status >= 200 && preflight.status < 300, `preflight: status ${preflight.status}`);
  allowed(preflight, 'preflight');
  expect(tokens(preflight, 'access-control-allow-methods').includes('put'), 'preflight: PUT is not allowed');
  const names = tokens(preflight, 'access-control-allow-headers');
  for (const name of policy.allowHeaders) expect(names.includes(name), `preflight: ${name} is not allowed`);
  expect(preflight.lines('access-control-max-age').join() === String(policy.maxAge), 'preflight: no Max-Age');

  const actual = await send(port, 'PUT', `${prefix}/orders/1`, { Origin: origin, Authorization: CREDENTIALS });
  expect(actual.status === 200, `answer: status ${actual.status}`);
  allowed(actual, 'answer');
  const broken = await send(port, 'GET', `${prefix}/broken`, { Origin: origin, Authorization: CREDENTIALS });
  expect(broken.status === 500, `error: status ${broken.status}`);
  allowed(broken, 'error 500');
  if (fault.auth !== 'none') {
    const unsigned = await send(port, 'PUT', `${prefix}/orders/1`, { Origin: origin });
    expect(unsigned.status === 401, `without credentials: status ${unsigned.status}`);
    allowed(unsigned, 'error 401');
  }
  if (fault.auth === 'all') {
    const options = await send(port, 'OPTIONS', `${prefix}/orders/1`, { Origin: origin });
    expect(!/"order": ?1/.test(options.body), 'an OPTIONS that is no preflight reached the application');
  }

  for (const foreign of [
    'https://evil.example',
    'null',
    `${origin}.evil.example`,
    origin.replace('.localhost', 'xlocalhost'),
  ]) {
    for (const [method, more] of [
      ['OPTIONS', asked],
      ['PUT', { Authorization: CREDENTIALS }],
    ] as const) {
      const answer = await send(port, method, `${prefix}/orders/1`, { Origin: foreign, ...more });
      const saw = answer.lines('access-control-allow-origin');
      expect(!saw.includes(foreign) && !saw.includes('*'), `${method} of ${foreign}: allowed`);
    }
  }
  const same = await send(port, 'GET', `${prefix}/orders/1`, { Authorization: CREDENTIALS });
  expect(tokens(same, 'vary').includes('origin'), 'without Origin: no Vary: Origin');
  return wrong;
}
