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

/** URLs of a file's pages, as far as they are known yet. */
export interface Pages {
  readonly urlOf: (pageref: string | null) => string | null;
  /** Looks whether an entry is the document's own request. */
  readonly see: (entry: unknown) => void;
  /** Pages that the file named later. */
  readonly learn: (pages: Log['pages']) => void;
}

/**
 * URL of each page by its id. Chromium writes the URL as the page's title; where a title is the document's, the URL is that of
 * the document's own request.
 */
export function pageFinder(pages: Log['pages']): Pages {
  const titles = new Map<string, string>();
  const documents = new Map<string, string>();
  const learn = (learnt: Log['pages']) => {
    for (const { id, title } of learnt) if (isUrl(title)) titles.set(id, title);
  };
  learn(pages);
  return {
    learn,
    urlOf: (pageref) => (pageref === null ? null : (titles.get(pageref) ?? documents.get(pageref) ?? null)),
    see(entry) {
      const parsed = v.safeParse(NavigationSchema, entry);
      if (!parsed.success) return;
      const { pageref, request, response } = parsed.output;
      if (documents.has(pageref) || isRedirect(response.status) || !isUrl(request.url)) return;
      if (getHeader(readHeaders(request.headers).headers, 'sec-fetch-dest') === 'document')
        documents.set(pageref, request.url);
    },
  };
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
