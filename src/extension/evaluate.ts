import browser from 'webextension-polyfill';

/** What an expression comes to in the inspected page, or in a frame of it. Null where it cannot be asked, or not yet. */
export async function evaluate(expression: string, frameUrl?: string): Promise<unknown> {
  try {
    // Firefox and the polyfill promise `[value, error]`, a Chromium with promises of its own the bare value.
    const { inspectedWindow } = browser.devtools;
    const answer: unknown = await (frameUrl === undefined
      ? inspectedWindow.eval(expression)
      : inspectedWindow.eval(expression, { frameURL: frameUrl }));
    return Array.isArray(answer) ? answer[0] : answer;
  } catch {
    return null;
  }
}
