import type { Answer, HeaderLines, Received } from './scenario.ts';

interface Allowed {
  methods?: string;
  headers?: string;
  credentials?: boolean;
}

/** A well-kept CORS answer to a preflight. Not cached, so that each press of a button sends one. */
export function allowPreflight({ origin }: Received, { methods, headers, credentials }: Allowed = {}): Answer {
  const lines: HeaderLines = [
    ['Access-Control-Allow-Origin', origin],
    ...(methods ? [['Access-Control-Allow-Methods', methods] as const] : []),
    ...(headers ? [['Access-Control-Allow-Headers', headers] as const] : []),
    ...(credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ['Access-Control-Max-Age', '0'],
    ['Vary', 'Origin'],
  ];
  return { status: 204, headers: lines };
}

/** The CORS headers of an answer that the script may read. */
export function readableBy({ origin }: Received, expose?: string): HeaderLines {
  return [
    ['Access-Control-Allow-Origin', origin],
    ...(expose ? [['Access-Control-Expose-Headers', expose] as const] : []),
    ['Vary', 'Origin'],
  ];
}

export function json(status: number, value: unknown, headers: HeaderLines = [], type = 'application/json'): Answer {
  return { status, headers: [['Content-Type', type], ...headers], body: JSON.stringify(value) };
}

export function html(status: number, title: string, body: string, headers: HeaderLines = []): Answer {
  const page = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
  return { status, headers: [['Content-Type', 'text/html; charset=utf-8'], ...headers], body: page };
}
