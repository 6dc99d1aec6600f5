import type { Body, Exchange, HeaderList } from '../exchange.ts';
import { mask } from './mask.ts';

/** Names that a user wants masked: more than that is no list of names. */
const MOST = 200;
const LONGEST = 100;
/** What the verdict itself is made of: to mask it would be to diagnose nothing. */
const NEEDED = /^(?:access-control-.*|origin|host|location|:.*)$/;

/** The names in what a user wrote, by white space or commas; lower case. */
export function namesToMask(text: string): readonly string[] {
  const names = text.toLowerCase().split(/[\s,;]+/);
  return [...new Set(names)]
    .filter((name) => name !== '' && name.length <= LONGEST && !NEEDED.test(name))
    .slice(0, MOST);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * Masks what has one of these names, before the first gate and in addition to it: headers, parameters in URLs and forms,
 * claims, and members of JSON that are no object or list themselves.
 */
export function maskNamed(names: readonly string[]): (exchange: Exchange) => Exchange {
  if (names.length === 0) return (exchange) => exchange;
  const wanted = new Set(names);
  const either = names.map(escaped).join('|');
  const parameter = new RegExp(`((?:^|[?&#;])(?:${either})=)([^&#;\\s"'<>]*)`, 'gi');
  const member = new RegExp(
    `("(?:${either})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"|-?\\d[\\d.eE+-]*|true\\b|false\\b)`,
    'gi',
  );

  const inText = (text: string): string =>
    text
      .replace(parameter, (_, before: string, value: string) => before + mask('secret', value))
      .replace(member, (_, before: string, value: string) => {
        const inner = value.startsWith('"') ? value.slice(1, -1) : value;
        return `${before}"${mask('secret', inner)}"`;
      });
  const inList = (headers: HeaderList): HeaderList =>
    headers.map(({ name, value }) => ({
      name,
      value: wanted.has(name.toLowerCase()) ? mask('secret', value) : inText(value),
    }));
  const inBody = (body: Body | null): Body | null =>
    body && { ...body, text: body.text === null ? null : inText(body.text) };

  return (exchange) => {
    const { page, request, response, initiator } = exchange;
    return {
      ...exchange,
      page: page === null ? null : inText(page),
      initiator: initiator && { ...initiator, url: initiator.url === null ? null : inText(initiator.url) },
      request: { ...request, url: inText(request.url), headers: inList(request.headers), body: inBody(request.body) },
      response: response && {
        ...response,
        headers: inList(response.headers),
        redirectUrl: response.redirectUrl === null ? null : inText(response.redirectUrl),
        body: inBody(response.body),
      },
      credentials: exchange.credentials.map((credential) => ({
        ...credential,
        claims:
          credential.claims &&
          Object.fromEntries(
            Object.entries(credential.claims).map(([name, value]) => [
              name,
              wanted.has(name.toLowerCase()) ? mask('claim', JSON.stringify(value)) : value,
            ]),
          ),
      })),
    };
  };
}
