import * as v from 'valibot';
import { originOf } from '../core/fetch/origin.ts';

/** The page that asks for access to hosts, because no panel can in Firefox: what it is told in its address. */
export interface Grant {
  readonly tabId: number;
  readonly target: string;
  readonly origin: string;
  /** True where a preflight is to be sent alone, rather than a fix tried. */
  readonly isTest: boolean;
}

const PAGE = 'src/panel/grant.html';

/** Its address, from the extension's root. */
export const grantPage = (tabId: number, { target, origin, isTest }: Omit<Grant, 'tabId'>): string =>
  `${PAGE}?${new URLSearchParams({ tab: String(tabId), target, origin, for: isTest ? 'preflight' : 'fix' })}`;

const origin = v.pipe(
  v.string(),
  v.check((value) => originOf(value) === value),
);
const GrantSchema = v.object({
  tab: v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number)),
  target: origin,
  origin,
  for: v.picklist(['fix', 'preflight']),
});

/** What an address asks for; null where it is none of ours. */
export function readGrant(search: string): Grant | null {
  const parsed = v.safeParse(GrantSchema, Object.fromEntries(new URLSearchParams(search)));
  if (!parsed.success) return null;
  const { tab, target, origin, for: what } = parsed.output;
  return { tabId: tab, target, origin, isTest: what === 'preflight' };
}

/** Grant page → background: the user said no. */
export const DeclinedSchema = v.object({ type: v.literal('declined'), tabId: v.number() });
export type Declined = v.InferOutput<typeof DeclinedSchema>;
