import type { Recorded } from './send.ts';

interface Machine {
  /** The folder in which the software ran. */
  readonly folder: string;
  readonly ports: readonly number[];
}

/** As many digits as the ports that the system hands out, so that lengths stay. */
const PORT = '48080';

/** What was recorded, without the folders and ports of the machine; `Content-Length` follows where the body's length changed. */
export function neutral(recorded: Recorded, { folder, ports }: Machine): Recorded {
  const within = folder.replace(/\/run-[^/]*\/server$/, '');
  const root = process.cwd();
  const places: readonly (readonly [string, string])[] = [
    [folder, '/srv/app'],
    [within, '/srv'],
    [root, '/srv'],
    ...ports.map((port) => [String(port), PORT] as const),
  ];
  const said = (text: string): string => places.reduce((words, [from, to]) => words.replaceAll(from, to), text);
  const body = Buffer.from(said(recorded.body.toString('utf8')));
  const received = recorded.received.map(({ name, value }) => ({
    name,
    value: name.toLowerCase() === 'content-length' && recorded.body.length > 0 ? String(body.length) : said(value),
  }));
  return { ...recorded, url: said(recorded.url), received, body };
}
