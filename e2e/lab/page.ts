import fs from 'node:fs';
import path from 'node:path';
import type { Answer, HeaderLines, LabContext, LabRequest, Scenario } from './scenario.ts';

/** From the repository's root, where everything that uses the lab starts: bundled code has no folder of its own. */
const FOLDER = 'e2e/lab/page';

const files: Record<string, { name: string; type: string }> = {
  '/': { name: 'lab.html', type: 'text/html; charset=utf-8' },
  '/lab.css': { name: 'lab.css', type: 'text/css; charset=utf-8' },
  '/lab.js': { name: 'lab.js', type: 'text/javascript; charset=utf-8' },
  '/icon.svg': { name: 'icon.svg', type: 'image/svg+xml' },
};

/** A request as the page's script gets it: ready to send. */
function toSend({ to, path: below, json, headers = {}, ...rest }: LabRequest, id: string, lab: LabContext) {
  const body = json === undefined ? null : JSON.stringify(json);
  const url = to === 'app' ? `/${id}${below}` : `${lab.origins[to]}/${id}${below}`;
  return { ...rest, url, body, headers: body === null ? headers : { ...headers, 'Content-Type': 'application/json' } };
}

/** The application's own files and the list of what its buttons send; tokens are made anew for each load. */
export function answerPage(
  url: string,
  scenarios: readonly Scenario[],
  lab: LabContext,
  session: { cookie: string; csrf: string },
): Answer {
  if (url === '/lab.json') {
    const list = scenarios.map(({ id, title, wrong, group, requests }) => ({
      id,
      title,
      wrong,
      group,
      requests: requests(lab).map((request) => toSend(request, id, lab)),
    }));
    return { status: 200, headers: [['Content-Type', 'application/json']], body: JSON.stringify(list) };
  }
  const file = files[url];
  if (!file) return { status: 404, headers: [['Content-Type', 'text/plain']], body: 'Not found\n' };
  const signIn: HeaderLines = [
    ['Set-Cookie', `session=${session.cookie}; Path=/; HttpOnly; SameSite=Lax`],
    ['Set-Cookie', `csrftoken=${session.csrf}; Path=/; SameSite=Lax`],
  ];
  return {
    status: 200,
    headers: [['Content-Type', file.type], ['Cache-Control', 'no-store'], ...(url === '/' ? signIn : [])],
    body: fs.readFileSync(path.join(FOLDER, file.name), 'utf8'),
  };
}
