/**
 * Whether it is one of the headers by which a server answers a CORS request. On a request it means nothing, so that no
 * server need allow it. https://fetch.spec.whatwg.org/#http-responses
 */
export const isOfAnswersOnly = (name: string): boolean =>
  /^access-control-(?:allow-(?:origin|credentials|methods|headers)|expose-headers|max-age)$/i.test(name);
