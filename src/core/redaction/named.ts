import type { Body, Exchange, HeaderList } from '../exchange.ts';
import { mask } from './mask.ts';
import { comparableName } from './own-rules.ts';

/** What the verdict itself is made of: to mask it would be to diagnose nothing. */
const NEEDED = /^(?:access-control-.*|origin|host|location|:.*)$/i;

const PARAMETER = /(^|[?&#;])([^=?&#;\s"'<>]{1,128})=([^&#;\s"'<>]+)/g;
const MEMBER = /"((?:[^"\\]|\\.){1,128})"(\s*:\s*)("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true\b|false\b)/g;

/**
 * Masks what has one of these names, before the first gate and in addition to it: headers, parameters in URLs and forms,
 * claims, and members of JSON that are no object or list themselves.
 *
 * @param names as `readOwnRules` gives them
 */
export function maskNamed(names: readonly string[]): (exchange: Exchange) => Exchange {
  if (names.length === 0) return (exchange) => exchange;
  const wanted = new Set(names);
  const isWanted = (name: string): boolean => wanted.has(comparableName(name));

  const inText = (text: string): string =>
    text
      .replace(PARAMETER, (whole, before: string, name: string, value: string) =>
        isWanted(name) ? `${before}${name}=${mask('own', value)}` : whole,
      )
      .replace(MEMBER, (whole, name: string, colon: string, value: string) =>
        isWanted(name) ? `"${name}"${colon}"${mask('own', unquoted(value))}"` : whole,
      );
  const inList = (headers: HeaderList): HeaderList =>
    headers.map(({ name, value }) => ({
      name,
      value: NEEDED.test(name) ? value : isWanted(name) ? mask('own', value) : inText(value),
    }));
  const inUrl = (url: string | null): string | null => url && inText(url);
  const inBody = (body: Body | null): Body | null => body && { ...body, text: body.text && inText(body.text) };

  return (exchange) => {
    const { request, response, initiator } = exchange;
    return {
      ...exchange,
      page: inUrl(exchange.page),
      initiator: initiator && { ...initiator, url: inUrl(initiator.url) },
      request: { ...request, url: inText(request.url), headers: inList(request.headers), body: inBody(request.body) },
      response: response && {
        ...response,
        headers: inList(response.headers),
        redirectUrl: inUrl(response.redirectUrl),
        body: inBody(response.body),
      },
      credentials: exchange.credentials.map((credential) => ({
        ...credential,
        claims:
          credential.claims &&
          Object.fromEntries(
            Object.entries(credential.claims).map(([name, value]) => [
              name,
              isWanted(name) ? mask('own', JSON.stringify(value)) : value,
            ]),
          ),
      })),
    };
  };
}

const unquoted = (value: string): string => (value.startsWith('"') ? value.slice(1, -1) : value);
