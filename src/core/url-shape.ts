/** A URL without its fragment and the values of its query: what a repeated request keeps. */
export function urlShape(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query) + url.slice(query).replace(/=[^&]*/g, '');
}
