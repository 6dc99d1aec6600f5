import * as v from 'valibot';
import { getHeader, type HeaderList } from '../exchange.ts';
import { parseUrl } from '../parse-url.ts';
import { readHeaders } from './headers.ts';
import type { Log } from './log.ts';

const NavigationSchema = v.object({
  pageref: v.string(),
  request: v.object({ url: v.string(), headers: v.optional(v.unknown()) }),
  response: v.object({ status: v.number() }),
});

const isUrl = (text: string): boolean => /^https?:\/\//i.test(text) && parseUrl(text) !== null;

/**
 * URL of each page by its id. Chromium writes the URL as the page's title; where a title is the document's, the URL is that of
 * the document's own request.
 */
export function pageUrls({ pages, entries }: Log): ReadonlyMap<string, string> {
  const urls = new Map(pages.filter(({ title }) => isUrl(title)).map(({ id, title }) => [id, title]));
  if (urls.size === pages.length) return urls;
  for (const entry of entries) {
    const parsed = v.safeParse(NavigationSchema, entry);
    if (!parsed.success) continue;
    const { pageref, request, response } = parsed.output;
    if (urls.has(pageref) || isRedirect(response.status) || !isUrl(request.url)) continue;
    if (getHeader(readHeaders(request.headers).headers, 'sec-fetch-dest') === 'document')
      urls.set(pageref, request.url);
  }
  return urls;
}

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/**
 * The page as the Referer header names it, or null. To another origin browsers send the origin alone, which is no page; and a
 * navigation's Referer is the page before.
 * https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer
 */
export function pageOfReferer(headers: HeaderList, url: string): string | null {
  const referer = getHeader(headers, 'referer');
  if (referer === null || !isUrl(referer)) return null;
  if ((getHeader(headers, 'sec-fetch-dest') ?? 'empty') !== 'empty') return null;
  const { origin, pathname, search } = new URL(referer);
  const isWhole = pathname !== '/' || search !== '' || origin === new URL(url).origin;
  return isWhole ? referer : null;
}
