import type { CurlRequest } from './curl-command.ts';

export interface PrintedAnswer {
  readonly httpVersion: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
}

/** What `curl -i` or `curl -v` printed. */
export interface CurlOutput {
  /** As `-v` shows the last request that was sent; null without `-v`. */
  readonly request: CurlRequest | null;
  /** In order, redirects that were followed included; interim answers are left out. */
  readonly answers: readonly PrintedAnswer[];
  /** `Could not resolve host: api.example`; null where none is printed. */
  readonly error: string | null;
  readonly version: string | null;
}

const STATUS_LINE = /^(?:< )?(HTTP\/[\d.]+) (\d{3})(?: (.*))?$/;
const HEADER = /^([^\s:]+):\s?(.*)$/;

/** Reads line by line; lines of `-v` begin with `*`, `>` or `<`, all others are the body's. */
export function readCurlOutput(output: string): CurlOutput {
  const isVerbose = /^[<>] /m.test(output);
  const answers: PrintedAnswer[] = [];
  const requestLines: string[] = [];
  let answer: { head: PrintedAnswer; headers: { name: string; value: string }[]; body: string[] } | null = null;
  let inHead = false;
  let isTls = false;
  const close = () => {
    if (answer === null) return;
    const body = answer.body.join('\n').replace(/(?<!\n)\n+$/, '');
    const { head, headers } = answer;
    if (head.status >= 200 && !isTunnel(head, headers)) answers.push({ ...head, headers, body });
    answer = null;
  };
  for (const line of output.split('\n')) {
    const status = STATUS_LINE.exec(line.trimEnd());
    if (status) {
      close();
      const [, httpVersion = '', code = '', statusText = ''] = status;
      answer = {
        head: { httpVersion, status: Number(code), statusText, headers: [], body: '' },
        headers: [],
        body: [],
      };
      inHead = true;
    } else if (isVerbose && /^> ?/.test(line)) {
      if (/^> [A-Z]+ \S+ HTTP\//.test(line)) requestLines.length = 0;
      requestLines.push(line.slice(2).trimEnd());
    } else if (isVerbose && /^(?:\* |[{}] \[\d+ bytes data\])/.test(line)) {
      isTls ||= /SSL connection using|TLS handshake|port 443\b/.test(line);
    } else if (answer !== null && inHead) {
      const text = line.replace(/^< ?/, '').trimEnd();
      const [, name, value] = HEADER.exec(text) ?? [];
      if (text === '') inHead = false;
      else if (name !== undefined) answer.headers.push({ name, value: value ?? '' });
    } else if (answer !== null && !isProgress(line)) {
      answer.body.push(isVerbose ? line.replace(/\* Connection #\d+ to host .* left intact$/, '') : line);
    }
  }
  close();
  return {
    request: requestOf(requestLines, isTls),
    answers,
    error: /^curl: \(\d+\) (.+)$/m.exec(output)?.[1]?.trim() ?? null,
    version: /user-agent: curl\/([\d.]+)/i.exec(requestLines.join('\n'))?.[1] ?? null,
  };
}

/** A proxy's answer to CONNECT. */
const isTunnel = ({ status, statusText }: PrintedAnswer, headers: readonly unknown[]): boolean =>
  status === 200 && /connection established/i.test(statusText) && headers.length < 3;

const isProgress = (line: string): boolean =>
  /^ {2}% Total {4}% Received|^ {33,60}Dload|^[ \d]{3} [ \d.kMG]{1,60} .{0,60}--:--:--/.test(line);

function requestOf([first, ...lines]: readonly string[], isTls: boolean): CurlRequest | null {
  const [, method, target] = /^([A-Z]+) (\S+) HTTP\//.exec(first ?? '') ?? [];
  if (method === undefined || target === undefined) return null;
  const headers = lines.flatMap((line) => {
    const [, name, value] = HEADER.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value: value ?? '' }];
  });
  const host = headers.find(({ name }) => name.toLowerCase() === 'host')?.value ?? '';
  const url = /^https?:/i.test(target) ? target : `${isTls ? 'https' : 'http'}://${host}${target}`;
  return { method, url, headers, body: null };
}
