import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, chromiumPreflight, DAY, firefoxEntry, firefoxPreflight } from '../fixture/entries.ts';
import { glimpse } from './glimpse.ts';

describe('a glimpse of an entry', () => {
  it('reads what the first look needs', () => {
    const entry = chromiumEntry({ method: 'PUT', url: `${API}/a?b#c`, status: 302, redirectUrl: '../d#e', at: 7 });
    expect(glimpse(entry)).toEqual({
      method: 'PUT',
      url: `${API}/a?b`,
      started: '2026-11-21T00:00:00.007Z',
      start: DAY + 7,
      status: 302,
      error: null,
      preflight: false,
      redirect: `${API}/d`,
    });
  });

  it("tells the browser's OPTIONS from the application's", () => {
    const asked = { 'Access-Control-Request-Method': 'PUT' };
    expect(glimpse(chromiumPreflight())?.preflight).toBe(true);
    expect(glimpse(firefoxPreflight())?.preflight).toBe(true);
    expect(glimpse(firefoxEntry({ method: 'OPTIONS' }))?.preflight).toBe(false);
    // In Chromium the initiator says it, whatever headers an application invents.
    expect(glimpse(chromiumEntry({ method: 'OPTIONS', requestHeaders: asked }))?.preflight).toBe(false);
  });

  it.each(['data:text/plain,x', 'blob:https://a.example/1', 'moz-extension://a/b', 'about:blank'])(
    'leaves out what reaches no server: %s',
    (url) => expect(glimpse(chromiumEntry({ url }))).toBeNull(),
  );

  it('survives anything', () => {
    fc.assert(fc.property(fc.anything(), (anything) => void glimpse(anything)));
    const hostile = fc.record({ request: fc.anything(), response: fc.anything(), _initiator: fc.anything() });
    fc.assert(fc.property(hostile, (entry) => void glimpse(entry)));
  });
});
