import type { Request } from './exchange.ts';
import { parseUrl } from './parse-url.ts';

/** The path of a URL; of what is no URL, all of it. */
export const pathOfUrl = (url: string): string => parseUrl(url)?.pathname ?? url;

/** The path of a request's URL. One request stands beside many that were denied: it is read once. */
export function pathOf(request: Request): string {
  const before = paths.get(request);
  if (before !== undefined) return before;
  const path = pathOfUrl(request.url);
  paths.set(request, path);
  return path;
}

const paths = new WeakMap<Request, string>();
