import type { Frame, Page } from 'playwright';
import { asExpression, describe, fromJson } from './page-function.ts';
import type { PageFunction, Surface } from './session.ts';
import { TIMEOUT, until, within } from './until.ts';

/** Whether it has the focus, and still has it once what was due in two frames is done. */
async function keepsFocus(element: Element): Promise<boolean> {
  const has = () => element.ownerDocument.activeElement === element;
  for (let frames = 0; frames < 2 && has(); frames += 1) await new Promise(requestAnimationFrame);
  return has();
}

/** A surface over one frame. `current` finds the frame anew each time: a reloaded panel is another frame. */
export function createChromiumSurface(name: string, current: () => Promise<Frame>): Surface {
  const evaluate = async <Args extends unknown[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result> => {
    const frame = await current();
    const what = `${describe(fn, args)} in ${name}`;
    return fromJson<Result>(await within(what, frame.evaluate<string>(asExpression(fn, args))));
  };

  /** DevTools take the focus back while they show a view: it is given again until it stays. */
  const focus = async (frame: Frame) => {
    if (!frame.parentFrame()) return;
    const element = await frame.frameElement();
    await until(`${name} to have the focus`, async () => {
      if (await element.evaluate(keepsFocus)) return true;
      await element.focus();
      return false;
    });
  };

  return {
    name,
    evaluate,
    url: async () => (await current()).url(),
    async goto(url) {
      const frame = await current();
      if (frame.parentFrame()) throw new Error(`${name} is not the inspected tab: it cannot be sent to ${url}`);
      await frame.goto(url, { timeout: TIMEOUT });
    },
    async reload() {
      const frame = await current();
      if (frame.parentFrame()) throw new Error(`${name} is not the inspected tab: it cannot be reloaded`);
      await frame.page().reload({ timeout: TIMEOUT });
    },
    async inject(source) {
      await (await current()).evaluate(source);
    },
    async click(css) {
      await (await current()).locator(css).first().click({ timeout: TIMEOUT });
    },
    async setFiles(css, paths) {
      await (await current())
        .locator(css)
        .first()
        .setInputFiles([...paths], { timeout: TIMEOUT });
    },
    async press(key) {
      const frame = await current();
      await focus(frame);
      await frame.page().keyboard.press(key);
    },
    async type(css, text) {
      const frame = await current();
      await frame.locator(css).first().click({ timeout: TIMEOUT });
      await frame.page().keyboard.type(text);
    },
    waitFor: async (fn, ...args) => until(`${describe(fn, args)} in ${name}`, () => evaluate(fn, ...args)),
    async screenshot(path) {
      const frame = await current();
      const page: Page = frame.page();
      if (!frame.parentFrame()) await page.screenshot({ path, timeout: TIMEOUT });
      else {
        const clip = await (await frame.frameElement()).boundingBox();
        if (!clip) throw new Error(`${name} is not visible: show it before a screenshot`);
        await page.screenshot({ path, clip, timeout: TIMEOUT });
      }
    },
  };
}
