/** https://fetch.spec.whatwg.org/#cors-safelisted-method */
export const isCorsSafelistedMethod = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'POST';
