import { collectExchanges } from '../har/collect.ts';
import { HarError, type HarFile } from '../har.ts';
import { readCurlCommand } from './curl-command.ts';
import { type PrintedAnswer, readCurlOutput } from './curl-output.ts';

/** A cURL command, or what `curl -i` or `curl -v` prints, rather than a file of JSON. */
export const isPastedExchange = (beginning: string): boolean =>
  /^\s*(?:[$%>#] ?|PS [^>\n]*> ?|[A-Za-z]:\\[^>\n]*>)?(?:\S*[\\/])?curl(?:\.exe)?\s/.test(beginning) ||
  /^\s*(?:HTTP\/[\d.]+ \d{3}|\* {1,3}\S|[<>] [A-Z])/.test(beginning);

const PASTE_BOTH = 'Run it with -i, and paste the command and everything it prints.';

/**
 * A cURL command and below it what `curl -i` or `curl -v` printed: what terminals hold and what Postman's code and console give. Redirects
 * that cURL followed are hops.
 * @throws {HarError} where the command or its answer is missing
 */
export function readPastedExchange(text: string): HarFile {
  const command = text
    .replace(/\r\n/g, '\n')
    .replace(/^\s*(?:[$%>#] ?|PS [^>\n]*> ?|[A-Za-z]:\\[^>\n]*>)(?=\S*curl)/, '');
  const { request, output } = readCurlCommand(command.trimStart());
  const printed = readCurlOutput(output);
  const asked = request ?? printed.request;
  if (asked === null && printed.answers.length > 0)
    throw new HarError('this is an answer without its request', 'Paste the cURL command above it as well.');
  if (asked === null) throw new HarError('this is no cURL command that names a URL', PASTE_BOTH);
  if (!URL.canParse(asked.url))
    throw new HarError(
      `the cURL command’s URL is not one: ${asked.url.slice(0, 200)}`,
      'Paste the command as it was run.',
    );
  const answers = printed.answers.length > 0 ? printed.answers : printed.error === null ? [] : [null];
  if (answers.length === 0) throw new HarError('the cURL command has no answer with it', PASTE_BOTH);
  const name = printed.version === null ? { name: 'curl', version: '' } : { name: 'curl', version: printed.version };
  const log = { creator: name, browser: { name: '', version: '' }, pages: [] };
  const collector = collectExchanges(log, 'all');
  let { url, method } = asked;
  for (const answer of answers) {
    collector.add(
      entryOf({ ...asked, url, method, headers: printed.request?.headers ?? asked.headers }, answer, printed.error),
      null,
    );
    const location = answer?.headers.find((header) => header.name.toLowerCase() === 'location')?.value;
    if (location !== undefined && URL.canParse(location, url)) url = new URL(location, url).href;
    if (answer?.status === 303) method = 'GET';
  }
  return collector.end(log);
}

type Asked = NonNullable<ReturnType<typeof readCurlCommand>['request']>;

function entryOf({ method, url, headers, body }: Asked, answer: PrintedAnswer | null, error: string | null): unknown {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return {
    request: {
      method,
      url,
      httpVersion: answer?.httpVersion ?? '',
      headers,
      ...(body === null ? {} : { postData: { mimeType: type, text: body } }),
    },
    response:
      answer === null
        ? { status: 0, _error: error }
        : {
            status: answer.status,
            statusText: answer.statusText,
            httpVersion: answer.httpVersion,
            headers: answer.headers,
            content: { size: -1, ...(answer.body === '' ? {} : { text: answer.body }) },
            ...(error === null ? {} : { _error: error }),
          },
  };
}
