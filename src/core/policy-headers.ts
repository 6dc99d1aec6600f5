import type { Header } from './exchange.ts';
import type { CorsPolicy } from './policy.ts';

/** The response headers that a policy asks of a preflight's answer, for one origin. */
export function preflightHeaders(policy: CorsPolicy, origin: string): readonly Header[] {
  const headers: Header[] = [...originHeaders(policy, origin)];
  if (policy.allowMethods.length > 0) {
    headers.push({ name: 'Access-Control-Allow-Methods', value: policy.allowMethods.join(', ') });
  }
  if (policy.allowHeaders.length > 0) {
    headers.push({ name: 'Access-Control-Allow-Headers', value: policy.allowHeaders.join(', ') });
  }
  headers.push({ name: 'Access-Control-Max-Age', value: String(policy.maxAge) });
  return headers;
}

/** The response headers that a policy asks of every actual answer, errors included, for one origin. */
export function actualHeaders(policy: CorsPolicy, origin: string): readonly Header[] {
  const headers: Header[] = [...originHeaders(policy, origin)];
  if (policy.exposeHeaders.length > 0) {
    headers.push({ name: 'Access-Control-Expose-Headers', value: policy.exposeHeaders.join(', ') });
  }
  return headers;
}

function originHeaders({ allowCredentials }: CorsPolicy, origin: string): readonly Header[] {
  const headers: Header[] = [{ name: 'Access-Control-Allow-Origin', value: origin }];
  if (allowCredentials) headers.push({ name: 'Access-Control-Allow-Credentials', value: 'true' });
  // The answer depends on who asks, so that a cache must not give it to another origin.
  headers.push({ name: 'Vary', value: 'Origin' });
  return headers;
}

/** Headers as a block to paste, one a line. */
export const headerBlock = (headers: readonly Header[]): string =>
  headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
