import type { Body, Exchange, HeaderList, Json } from '../exchange.ts';
import { BODY_LIMIT } from './body.ts';
import { mask, outsideMasks } from './mask.ts';
import { comparableName, type OwnRules } from './own-rules.ts';

/** What the verdict itself is made of: to mask it would be to diagnose nothing. */
const NEEDED = /^(?:access-control-.*|origin|host|location|:.*)$/i;

const PARAMETER = /(^|[?&#;])([^=?&#;\s"'<>]{1,128})=([^&#;\s"'<>]+)/g;
const MEMBER = /"((?:[^"\\]|\\.){1,128})"(\s*:\s*)("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true\b|false\b)/g;

/** Scheme, user information and host of a URL: CORS is judged by them. */
const ORIGIN = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/;

/**
 * Masks what a user's own rules name, before the first gate and in addition to it: of these names the values of headers, parameters in
 * URLs and forms, claims, and members of JSON that are no object or list themselves; and text that fits a pattern, wherever it
 * stands but in host names and in what CORS is judged by.
 */
export function maskOwn({ names, patterns }: OwnRules): (exchange: Exchange) => Exchange {
  if (names.length === 0 && patterns.length === 0) return (exchange) => exchange;
  const wanted = new Set(names);
  const isWanted = (name: string): boolean => wanted.has(comparableName(name));

  const byPattern = (text: string): string =>
    patterns.reduce(
      (result, pattern) => outsideMasks(result, (between) => between.replace(pattern, (found) => mask('own', found))),
      text,
    );
  const inText = (text: string): string =>
    byPattern(
      text
        .replace(PARAMETER, (whole, before: string, name: string, value: string) =>
          isWanted(name) ? `${before}${name}=${mask('own', value)}` : whole,
        )
        .replace(MEMBER, (whole, name: string, colon: string, value: string) =>
          isWanted(name) ? `"${name}"${colon}"${mask('own', unquoted(value))}"` : whole,
        ),
    );
  const inUrl = (url: string): string => {
    const origin = ORIGIN.exec(url)?.[0] ?? '';
    return origin + inText(url.slice(origin.length));
  };
  const orNull = (url: string | null): string | null => url && inUrl(url);
  const inList = (headers: HeaderList): HeaderList =>
    headers.map(({ name, value }) => ({ name, value: inHeader(name, value) }));
  const inHeader = (name: string, value: string): string => {
    if (/^location$/i.test(name)) return inUrl(value);
    if (NEEDED.test(name)) return value;
    return isWanted(name) ? mask('own', value) : inText(value);
  };
  const inBody = (body: Body | null): Body | null =>
    body && {
      ...body,
      text: body.text && inText(body.text.slice(0, BODY_LIMIT)),
      truncated: body.truncated || (body.text?.length ?? 0) > BODY_LIMIT,
    };
  const inClaim = (value: Json): Json => {
    if (typeof value === 'string') return byPattern(value);
    if (typeof value !== 'object' || value === null) return value;
    return isList(value) ? value.map(inClaim) : inClaims(value);
  };
  const inClaims = (claims: { readonly [name: string]: Json }): { readonly [name: string]: Json } =>
    Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, inClaim(value)]));

  return (exchange) => {
    const { request, response, initiator } = exchange;
    return {
      ...exchange,
      page: orNull(exchange.page),
      initiator: initiator && { ...initiator, url: orNull(initiator.url) },
      request: { ...request, url: inUrl(request.url), headers: inList(request.headers), body: inBody(request.body) },
      response: response && {
        ...response,
        statusText: byPattern(response.statusText),
        headers: inList(response.headers),
        redirectUrl: orNull(response.redirectUrl),
        body: inBody(response.body),
      },
      ...(exchange.frames === undefined
        ? {}
        : { frames: exchange.frames.map((frame) => ({ ...frame, data: inText(frame.data) })) }),
      credentials: exchange.credentials.map((credential) => ({
        ...credential,
        claims:
          credential.claims &&
          Object.fromEntries(
            Object.entries(credential.claims).map(([name, value]) => [
              name,
              isWanted(name) ? mask('own', JSON.stringify(value)) : inClaim(value),
            ]),
          ),
      })),
    };
  };
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
const unquoted = (value: string): string => (value.startsWith('"') ? value.slice(1, -1) : value);
