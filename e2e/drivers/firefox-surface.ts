import fs from 'node:fs/promises';
import * as v from 'valibot';
import type { Bidi } from './bidi.ts';
import { chord, typing } from './firefox-keys.ts';
import { asExpression, describe, fromJson } from './page-function.ts';
import type { PageFunction, Surface } from './session.ts';
import { until } from './until.ts';

const Located = v.object({ nodes: v.array(v.object({ sharedId: v.string() })) });
const Screenshot = v.object({ data: v.string() });

/** Longest time until a key's event or a focus comes, in milliseconds. */
const DELIVERY = 2_000;

/** Scrolls an element into view, and says whether it then lay still and bare: what moves under the pointer is missed. */
async function lieStill(selector: string): Promise<boolean> {
  const element = document.querySelector(selector);
  if (element === null) return false;
  element.scrollIntoView({ block: 'center' });
  // Where BiDi presses: the middle of the first of its boxes.
  const place = () => {
    const { x, y, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
    return [x, y, width, height];
  };
  const before = place();
  await new Promise((resolve) => setTimeout(resolve, 40));
  const [x = 0, y = 0, width = 0, height = 0] = place();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  if (before.join() !== [x, y, width, height].join() || hit === null || !element.contains(hit)) return false;
  const mark = { reached: false };
  Object.defineProperty(globalThis, 'clearanceTest', { value: mark, configurable: true });
  const isIn = (event: Event) => {
    const target = event.composedPath()[0];
    return target instanceof Node && element.contains(target);
  };
  // What moves between the two is pressed, and not clicked.
  const onDown = (down: Event) => {
    const began = isIn(down);
    const onUp = (up: Event) => {
      mark.reached = began && isIn(up);
    };
    addEventListener('pointerup', onUp, { capture: true, once: true });
  };
  addEventListener('pointerdown', onDown, { capture: true, once: true });
  return true;
}

/** Marks that a key comes, wherever in the document it goes. */
function awaitKey(): void {
  const mark = { reached: false };
  Object.defineProperty(globalThis, 'clearanceTest', { value: mark, configurable: true });
  const listen = () => {
    mark.reached = true;
  };
  addEventListener('keydown', listen, { capture: true, once: true });
}

/** Whether what was awaited came; a document that it has replaced has no mark of it. */
function hasReached(): boolean {
  const mark: unknown = Object.getOwnPropertyDescriptor(globalThis, 'clearanceTest')?.value;
  return typeof mark !== 'object' || mark === null || !('reached' in mark) || mark.reached === true;
}

/** Where keys go, for whoever reads why a test failed. */
const focusedElement = (): string =>
  `${document.activeElement?.outerHTML.slice(0, 120)}${document.hasFocus() ? '' : ', in a document without it'}`;

/** A document that a press or a key has closed was reached. */
const isGone = (): boolean => true;

/** A surface over one browsing context. `current` finds the context anew each time: a reloaded panel is another one. */
export function createFirefoxSurface(
  bidi: Bidi,
  name: string,
  { current, focus, isTab }: { current(): Promise<string>; focus(context: string): Promise<void>; isTab: boolean },
): Surface {
  const evaluate = async <Args extends unknown[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result> => {
    try {
      return fromJson<Result>(await bidi.evaluate(await current(), asExpression(fn, args)));
    } catch (error) {
      throw new Error(`${String(error)}\n  ${describe(fn, args)} in ${name}`);
    }
  };

  const onlyTab = (deed: string) => {
    if (!isTab) throw new Error(`${name} is not the inspected tab: it cannot be ${deed}`);
  };

  /**
   * BiDi delivers keys without it too, but they then activate nothing, and no focus event is fired. A window or a question that is just
   * closing takes it back: it is given again.
   */
  const focused = async () => {
    const context = await current();
    const hasFocus = () => evaluate(() => document.hasFocus());
    await until(`${name} to have the focus`, async () => {
      if (await hasFocus()) return true;
      await focus(context);
      return until('it to come', hasFocus, DELIVERY).catch(() => false);
    });
    return context;
  };

  const locate = (context: string, css: string) =>
    until(`${css} in ${name}`, async () => {
      const locator = { type: 'css', value: css };
      const { nodes } = v.parse(Located, await bidi.send('browsingContext.locateNodes', { context, locator }));
      return nodes[0]?.sharedId;
    });

  const click = async (css: string) => {
    const context = await focused();
    await until(`a press of ${css} in ${name} to reach it`, async () => {
      const sharedId = await locate(context, css);
      if (!(await evaluate(lieStill, css))) return false;
      const pointer = [
        { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element: { sharedId } } },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      const actions = [{ type: 'pointer', id: 'mouse', actions: pointer }];
      await bidi.send('input.performActions', { context, actions });
      return evaluate(hasReached).catch(isGone);
    });
  };

  /** A key that is sent while the toolbox moves the focus goes nowhere: it is sent again. */
  const keys = (what: string, actions: object[]) =>
    until(`${what} to reach the document of ${name}`, async () => {
      const context = await focused();
      await evaluate(awaitKey);
      await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
      return until('its event', () => evaluate(hasReached).catch(isGone), DELIVERY).catch(() => false);
    });

  return {
    name,
    evaluate,
    click,
    url: () => evaluate(() => location.href),
    async goto(url) {
      onlyTab(`sent to ${url}`);
      await bidi.send('browsingContext.navigate', { context: await current(), url, wait: 'complete' });
    },
    async reload() {
      onlyTab('reloaded');
      await bidi.send('browsingContext.reload', { context: await current(), wait: 'complete' });
    },
    async inject(source) {
      await bidi.evaluate(await current(), `(async () => { ${source}\n; return ''; })()`);
    },
    async setFiles(css, paths) {
      const context = await current();
      const element = { sharedId: await locate(context, css) };
      await bidi.send('input.setFiles', { context, element, files: [...paths] });
    },
    press: async (key) => {
      await keys(key, chord(key));
    },
    async type(css, text) {
      await click(css);
      await keys(text, typing(text));
    },
    waitFor: async (fn, ...args) => {
      const what = `${describe(fn, args)} in ${name}`;
      return until(what, () => evaluate(fn, ...args)).catch(async (error) => {
        throw new Error(`${String(error)}\n  the focus was on ${await evaluate(focusedElement).catch(String)}`);
      });
    },
    async screenshot(path) {
      const context = await current();
      const { data } = v.parse(Screenshot, await bidi.send('browsingContext.captureScreenshot', { context }));
      await fs.writeFile(path, Buffer.from(data, 'base64'));
    },
  };
}
