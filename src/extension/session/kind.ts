import type { Chain } from '../../core/chain.ts';
import { urlShape } from '../../core/url-shape.ts';
import { refusalOfChain } from './refused.ts';
import type { Case } from './session.ts';

const kinds = new WeakMap<Chain, string>();

/**
 * What a denial looks like without a diagnosis: its request, the answer to it, what the answer's markers and the CORS check
 * say. Denials of one kind have one root cause, but where only their credentials or siblings tell them apart.
 */
export function kindOf({ chain }: Case): string {
  const known = kinds.get(chain);
  if (known !== undefined) return known;
  const { preflight, actual } = chain.hops.at(-1) ?? chain.hops[0];
  const { request, response, error } = actual ?? preflight ?? {};
  const { refusal, cors } = refusalOfChain(chain) ?? {};
  const made = JSON.stringify([
    request?.method,
    request === undefined ? null : urlShape(request.url),
    response?.status,
    error,
    preflight?.response?.status,
    refusal?.product,
    refusal?.cause,
    cors?.failures.map(({ reason, parameter }) => [reason, parameter]),
  ]);
  kinds.set(chain, made);
  return made;
}
