import { hostsOf } from '../../core/plan-try.ts';
import { preflightRule } from '../../core/preflight-rule.ts';
import { type TryRule, tryRules } from '../../core/try-rules.ts';
import type { Fix, FixPlan } from '../session/fix.ts';
import { isTestOver } from '../session/preflight-turn.ts';
import type { Session } from '../session/session.ts';

/** A rule as the browser has it. */
export interface HeldRule {
  readonly id: number;
  readonly tabIds: readonly number[];
}

/** What trying a fix needs of the browser. */
export interface FixBrowser {
  /** The rules of this extension's session. */
  readonly rules: () => Promise<readonly HeldRule[]>;
  /** Sets rules and takes others away, all or none. */
  readonly change: (add: readonly (TryRule & { readonly id: number })[], remove: readonly number[]) => Promise<void>;
  /** Hosts that are granted, as match patterns. */
  readonly granted: () => Promise<readonly string[]>;
  readonly isGranted: (hosts: readonly string[]) => Promise<boolean>;
  /** Gives access to a host back. Rejects where the manifest demands it. */
  readonly giveBack: (hosts: readonly string[]) => Promise<void>;
  /** Opens the page that asks the user for access. */
  readonly ask: (tabId: number, fix: Pick<Fix, 'target' | 'origin' | 'test'>) => Promise<void>;
}

export interface FixesHost {
  readonly browser: FixBrowser;
  readonly now: () => number;
  readonly session: (tabId: number) => Session;
  readonly tabs: () => readonly number[];
  readonly set: (tabId: number, fix: Fix | null, problem: string | null) => Promise<void>;
}

/**
 * Fixes that are tried: rules for one tab and one target, as long as DevTools are open there. Access to hosts is held only
 * while a fix needs it, and nothing is left behind by whatever ends one.
 */
export interface Fixes {
  /** Takes away what an earlier life of the background left and nobody needs. */
  readonly tidy: () => Promise<void>;
  readonly begin: (tabId: number, denial: string, plan: FixPlan, ask: 'panel' | 'page') => Promise<void>;
  readonly end: (tabId: number, problem?: string | null) => Promise<void>;
  /** Access to hosts was granted or taken away. */
  readonly hostsChanged: () => Promise<void>;
  /** Gives back what no fix needs. */
  readonly giveBack: () => Promise<void>;
}

/** What a fix asks for. Wider access is the user's own doing, and is left alone. */
const ONE_HOST = /^https?:\/\/[^*/]+\/\*$/;

const REVOKED = 'The fix is off: access to its hosts was taken away.';
const refused = (error: unknown) =>
  `The browser did not take the rules of the fix (${error instanceof Error ? error.message : String(error)}). Nothing was changed.`;

export function createFixes({ browser, now, session, tabs, set }: FixesHost): Fixes {
  const fixOf = (tabId: number) => session(tabId).meta.fix;

  const giveBack = async () => {
    const needed = new Set(tabs().flatMap((tabId) => fixOf(tabId)?.hosts ?? []));
    const idle = (await browser.granted()).filter((host) => ONE_HOST.test(host) && !needed.has(host));
    // One by one: what the manifest of a build demands cannot be given back, and keeps nothing else from being.
    for (const host of idle) await browser.giveBack([host]).catch(() => undefined);
  };

  const idsOf = async (tabId: number) =>
    (await browser.rules()).filter(({ tabIds }) => tabIds.includes(tabId)).map(({ id }) => id);

  const start = async (tabId: number, fix: Fix) => {
    const rules = fix.test === undefined ? (tryRules(fix, tabId) ?? []) : [preflightRule(fix.target, fix.test, tabId)];
    // Whoever captures must know before the first answer is changed.
    await set(tabId, { ...fix, state: 'starting' }, null);
    try {
      const held = await browser.rules();
      const first = Math.max(0, ...held.map(({ id }) => id)) + 1;
      const replaced = held.filter(({ tabIds }) => tabIds.includes(tabId)).map(({ id }) => id);
      await browser.change(
        rules.map((rule, index) => ({ ...rule, id: first + index })),
        replaced,
      );
    } catch (error) {
      await end(tabId, refused(error));
      return;
    }
    await set(tabId, { ...fix, state: 'on', since: now() }, null);
  };

  const end = async (tabId: number, problem: string | null = null) => {
    const ids = await idsOf(tabId);
    if (ids.length > 0) await browser.change([], ids);
    if (fixOf(tabId) !== null) await set(tabId, null, problem);
    await giveBack();
  };

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: what begins and what ends a fix may come at once, as a grant and its press do. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };

  const tidy = async () => {
    const held = new Set(tabs().filter((tabId) => fixOf(tabId)?.state === 'on' && !isTestOver(session(tabId).meta)));
    const stale = (await browser.rules()).filter(({ tabIds }) => !tabIds.some((tabId) => held.has(tabId)));
    if (stale.length > 0) {
      const ids = stale.map(({ id }) => id);
      await browser.change([], ids);
    }
    const inPlace = new Set((await browser.rules()).flatMap(({ tabIds }) => tabIds));
    for (const tabId of tabs()) {
      const fix = fixOf(tabId);
      if (fix !== null && fix.state !== 'asking' && !inPlace.has(tabId)) await set(tabId, null, null);
    }
    await giveBack();
  };

  const begin = async (tabId: number, id: string, plan: FixPlan, ask: 'panel' | 'page') => {
    const before = fixOf(tabId);
    const isSame = before?.denial === id && before.test?.mark === plan.test?.mark;
    if (isSame && before.state !== 'asking') return;
    if (before !== null && !isSame) await end(tabId);
    const hosts = [...hostsOf(plan)];
    const fix: Fix = { ...plan, denial: id, hosts, state: 'asking', since: now() };
    if (await browser.isGranted(hosts)) return start(tabId, fix);
    await set(tabId, fix, null);
    if (ask === 'page') await browser.ask(tabId, fix);
  };

  const hostsChanged = async () => {
    for (const tabId of tabs()) {
      const fix = fixOf(tabId);
      if (fix === null) continue;
      const granted = await browser.isGranted(fix.hosts);
      if (fix.state === 'asking' && granted) await start(tabId, fix);
      else if (fix.state !== 'asking' && !granted) await end(tabId, REVOKED);
    }
  };

  return {
    tidy: () => inTurn(tidy),
    begin: (tabId, id, plan, ask) => inTurn(() => begin(tabId, id, plan, ask)),
    end: (tabId, problem) => inTurn(() => end(tabId, problem)),
    hostsChanged: () => inTurn(hostsChanged),
    giveBack: () => inTurn(giveBack),
  };
}
