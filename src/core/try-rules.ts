import type { Header } from './exchange.ts';
import { parseUrl } from './parse-url.ts';
import type { RequestType, TryPlan } from './plan-try.ts';

/** What of a plan its rules are made of. */
export type RulePlan = Pick<TryPlan, 'target' | 'origin' | 'preflight' | 'answer' | 'types'>;

/** https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#type-ModifyHeaderInfo */
export type HeaderChange =
  | { readonly header: string; readonly operation: 'set'; readonly value: string }
  | { readonly header: string; readonly operation: 'remove' };

/** The part of a declarativeNetRequest rule that is used; its id is given where it is set. */
export interface TryRule {
  readonly action: {
    readonly type: 'modifyHeaders';
    readonly requestHeaders?: readonly HeaderChange[];
    readonly responseHeaders: readonly HeaderChange[];
  };
  readonly condition: {
    readonly urlFilter: string;
    readonly initiatorDomains?: readonly string[];
    readonly tabIds: readonly number[];
    readonly resourceTypes: readonly RequestType[];
    readonly requestMethods?: readonly string[];
    readonly excludedRequestMethods?: readonly string[];
  };
}

/** Every header that decides; what the policy does not name must not be left over from the server. */
const DECIDING = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Max-Age',
] as const;
const DECIDING_ON_ANSWERS = ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials'] as const;

/** The rules of a plan for one tab: one for preflights, one for answers; null where an origin is none of a host. */
export function tryRules(plan: RulePlan, tabId: number): readonly TryRule[] | null {
  const page = parseUrl(plan.origin);
  if (page === null || page.hostname === '') return null;
  const condition = {
    // Anchored at both ends of the origin: scheme, host and port are exact.
    urlFilter: `|${plan.target}/`,
    initiatorDomains: [page.hostname],
    tabIds: [tabId],
    resourceTypes: plan.types,
  };
  return [
    {
      action: { type: 'modifyHeaders', responseHeaders: changes(plan.preflight, DECIDING) },
      condition: { ...condition, requestMethods: ['options'] },
    },
    {
      action: { type: 'modifyHeaders', responseHeaders: changes(plan.answer, DECIDING_ON_ANSWERS) },
      condition: { ...condition, excludedRequestMethods: ['options'] },
    },
  ];
}

function changes(wanted: readonly Header[], deciding: readonly string[]): readonly HeaderChange[] {
  const named = new Set(wanted.map(({ name }) => name));
  return [
    ...wanted.map(({ name, value }) => ({ header: name, operation: 'set' as const, value })),
    ...deciding.filter((name) => !named.has(name)).map((header) => ({ header, operation: 'remove' as const })),
  ];
}
