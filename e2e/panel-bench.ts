import type { Surface } from './drivers/session.ts';
import { TIMEOUT, until } from './drivers/until.ts';

/** What the panel costs with many rows. Times are in milliseconds. */
export interface PanelMeasures {
  readonly rows: number;
  /** Elements of the list, all in all. */
  readonly listElements: number;
  /** Between two frames: of the panel while nothing moves, and while its list scrolls a screen a frame. */
  readonly idle: FrameTimes;
  readonly scrolling: FrameTimes;
  /** The longest time in which the panel answered to nothing while a word was typed into the filter. */
  readonly longestWhileFiltering: number;
}

export interface FrameTimes {
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
}

const FRAMES = 120;

/** Opens a capture of `count` root causes in the panel: each is one request to a server of its own. */
export async function fillPanel(panel: Surface, count: number): Promise<void> {
  await panel.evaluate((total) => {
    const entry = (n: number) => ({
      startedDateTime: new Date(Date.UTC(2026, 0, 20, 10) + n).toISOString(),
      time: 12,
      request: {
        method: n % 3 === 0 ? 'POST' : 'GET',
        url: `https://api-${n}.example/orders/${n}`,
        httpVersion: 'HTTP/1.1',
        headers: [{ name: 'Origin', value: 'https://app.example' }],
        cookies: [],
        queryString: [],
        headersSize: -1,
        bodySize: 0,
      },
      response: {
        status: n % 2 === 0 ? 403 : 401,
        statusText: '',
        httpVersion: 'HTTP/1.1',
        headers: [{ name: 'Access-Control-Allow-Origin', value: '*' }],
        cookies: [],
        content: { size: 20, mimeType: 'application/json', text: '{"message":"denied"}' },
        redirectURL: '',
        headersSize: -1,
        bodySize: 20,
      },
      cache: {},
      timings: { send: 0, wait: 12, receive: 0 },
    });
    const entries = Array.from({ length: total }, (_, n) => entry(n));
    const har = { log: { version: '1.2', creator: { name: 'bench', version: '1' }, entries } };
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([JSON.stringify(har)], 'many.har'));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, count);
  const shown = () =>
    panel.evaluate(
      (total) => Number(document.querySelector('[data-rows]')?.getAttribute('data-rows')) === total,
      count,
    );
  // Thousands of diagnoses: longer than anything else that is awaited.
  await until(`${count} rows in the panel`, shown, 3 * TIMEOUT);
}

/** Frame times while the list scrolls `pixels` a frame; 0: while nothing moves. */
async function frameTimes(panel: Surface, pixels: number): Promise<FrameTimes> {
  const gaps = await panel.evaluate(
    (frames, step) =>
      new Promise<number[]>((resolve) => {
        const list = document.querySelector('.list');
        if (list && step > 0) list.scrollTop = 0;
        const measured: number[] = [];
        let last = performance.now();
        const onFrame = () => {
          const now = performance.now();
          measured.push(now - last);
          last = now;
          if (measured.length > frames) return resolve(measured.slice(1));
          if (step > 0) list?.scrollBy({ top: step });
          requestAnimationFrame(onFrame);
        };
        requestAnimationFrame(onFrame);
      }),
    FRAMES,
    pixels,
  );
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
  return { median: at(0.5), p95: at(0.95), longest: at(1) };
}

/** Types a word into the filter and clears it again; meanwhile a heartbeat tells how long nothing else could run. */
async function longestWhileFiltering(panel: Surface): Promise<number> {
  await panel.evaluate(() => {
    const beats = { longest: 0, last: performance.now(), on: true };
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      beats.longest = Math.max(beats.longest, now - beats.last);
      beats.last = now;
      if (beats.on) port2.postMessage(null);
    };
    port2.postMessage(null);
    Object.assign(globalThis, { beats });
  });
  await panel.type('[data-part=filter] input', 'orders/99');
  await panel.waitFor(() => Number(document.querySelector('[data-rows]')?.getAttribute('data-rows')) < 1_000);
  await panel.click('[data-action=clear-filter]');
  return panel.evaluate(() => {
    const { beats } = globalThis as typeof globalThis & { beats: { longest: number; on: boolean } };
    beats.on = false;
    return Math.round(beats.longest);
  });
}

/** Measures the panel as it is filled now. */
export async function measurePanel(panel: Surface): Promise<PanelMeasures> {
  const rows = await panel.evaluate(() => Number(document.querySelector('[data-rows]')?.getAttribute('data-rows')));
  const idle = await frameTimes(panel, 0);
  const height = await panel.evaluate(() => document.querySelector('.list')?.clientHeight ?? 0);
  const scrolling = await frameTimes(panel, height);
  const listElements = await panel.evaluate(() => document.querySelectorAll('.list, .list *').length);
  return { rows, listElements, idle, scrolling, longestWhileFiltering: await longestWhileFiltering(panel) };
}
