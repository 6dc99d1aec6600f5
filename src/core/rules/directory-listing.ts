import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { parseUrl } from '../parse-url.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { carriesNothing, type RefusedActual, refusedActual, saysNothing, statusFact } from '../refused-actual.ts';

/** What a script asks JSON of is no folder. */
const wantsJson = ({ request: { headers } }: RefusedActual): boolean =>
  /json/i.test(getHeader(headers, 'Accept') ?? '');

/** A web server's own 403 page for a path that ends in a slash, or a 403 that says nothing. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [403]);
  if (actual === null || actual.request.method !== 'GET') return null;
  const pathname = parseUrl(actual.request.url)?.pathname ?? '';
  const server = denial.recognitions.find(({ rule, layer }) => rule === 'access-rule' && layer === 'web-server');
  const isSilent = saysNothing(denial) && !wantsJson(actual) && carriesNothing(actual);
  if ((server === undefined && !isSilent) || !pathname.endsWith('/')) return null;
  return {
    certainty: 'possible',
    because: `${server?.product ?? 'What serves files'} gives this answer for a directory without an index file, and for every other rule as well.`,
    facts: [
      { where: 'actual request path', saw: pathname, expected: 'a file, or a directory with an index' },
      statusFact(actual),
    ],
    sentence: `${hostOf(denial)} may not list the directory ${pathname}: it holds no index file, and listing is off.`,
  };
}

export default defineAnswerRule({
  id: 'directory-listing',
  stage: 'authorization',
  title: 'The directory has no index file, and listing is off',
  docs: [
    {
      text: 'When no index file is found and listing is disabled, the server answers 403.',
      url: 'https://httpd.apache.org/docs/2.4/mod/mod_dir.html#directoryindex',
    },
    {
      text: 'autoindex: enables or disables the directory listing output.',
      url: 'https://nginx.org/en/docs/http/ngx_http_autoindex_module.html#autoindex',
    },
  ],
  means: 'the path is a directory without an index file, and listing is off',
  own,
  owner: 'server',
  steps: [
    {
      step: 'Put the index file there, or let the application serve this path (try_files, FallbackResource).',
      why: 'A single-page application that was not deployed, or whose paths the web server takes for folders, gives this.',
      ask: 'look whether the index file is there, and whether the application should serve this path',
    },
  ],
});
