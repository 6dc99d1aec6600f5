import { describe, expect, it } from 'vitest';
import { preflightDenial, scopeDenial } from './fixtures/denials.ts';
import { fullPatch } from './fixtures/session.ts';
import { applyPatch, reportOf, reportOfOne, type SessionState } from './store.ts';

const first = preflightDenial();
const second = scopeDenial();

function opened(...denials: Parameters<typeof fullPatch>[0]): SessionState {
  const state = applyPatch(null, fullPatch(denials));
  if (!state) throw new Error('a full patch opens the session');
  return state;
}

describe('patches', () => {
  it('mean nothing before the first full one', () => {
    expect(applyPatch(null, { ...fullPatch([first]), full: false })).toBeNull();
  });

  it('leave the denials they do not name as they are, so that what shows them need not render again', () => {
    const state = applyPatch(opened(first), { ...fullPatch([second]), full: false });
    expect(state?.denials.get(first.id)).toBe(first);
    expect([...(state?.denials.keys() ?? [])]).toEqual([first.id, second.id]);
  });

  it('that only count requests leave the whole list as it is', () => {
    const state = opened(first);
    const { session, ...counted } = { ...fullPatch([]), full: false };
    const after = applyPatch(state, { ...counted, session: { ...session, requests: 4_711 } });
    expect(after?.session.requests).toBe(4_711);
    expect(after?.denials).toBe(state.denials);
    expect(after?.groups).toBe(state.groups);
    expect(after?.redactions).toBe(state.redactions);
  });

  it('take away what is gone', () => {
    const state = applyPatch(opened(first, second), { ...fullPatch([]), full: false, removed: [first.id] });
    expect([...(state?.denials.keys() ?? [])]).toEqual([second.id]);
  });

  it('that are full forget everything before them, as after a reconnect', () => {
    expect([...(applyPatch(opened(first), fullPatch([second]))?.denials.keys() ?? [])]).toEqual([second.id]);
  });

  it('may come twice', () => {
    const patch = { ...fullPatch([second]), full: false, removed: [first.id] };
    const once = applyPatch(opened(first), patch);
    expect(applyPatch(once, patch)).toEqual(once);
  });
});

describe('the session as a report', () => {
  it('holds one denial alone, in the group that it is in', () => {
    const again = { ...first, id: 'd9' };
    const one = reportOfOne(reportOf(opened(first, again, second)), 'd9');
    expect(one.denials).toEqual([again]);
    expect(one.groups).toMatchObject([{ rule: 'preflight-needs-auth', denials: ['d9'], count: 1 }]);
  });
});
