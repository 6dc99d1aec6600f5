import path from 'node:path';
import type { Report } from '../src/core/report-schema.ts';
import { launchSession } from './drivers/launch.ts';
import type { DevToolsSession, PanelSurface } from './drivers/session.ts';
import { until } from './drivers/until.ts';
import { findingsTable } from './findings-table.ts';
import { scenarios } from './lab/scenarios/index.ts';
import { type Lab, startLab } from './lab/servers.ts';
import { readReport } from './read-report.ts';
import { writeReport } from './write-report.ts';

/*
 * What `npm start` runs: the lab, and a Chromium with the extension, DevTools open on its panel, and the lab's page in the
 * tab. Where nobody can look at it, it presses every button itself and prints what the panel found.
 */

const EXTENSION = 'dist/chrome';
const OUT = 'out';

const hasDisplay = () =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const say = (text: string) => process.stdout.write(`${text}\n`);

/** A line that is rewritten in place on a terminal; elsewhere only its last form is printed. */
function showProgress(text: string, isLast: boolean): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${text}${isLast ? '\n' : ''}`);
  else if (isLast) say(text);
}

async function pressEveryButton({ page }: DevToolsSession): Promise<void> {
  await page.waitFor((count) => document.querySelectorAll('[data-scenario]').length === count, scenarios.length);
  for (const [i, { id }] of scenarios.entries()) {
    const css = `[data-scenario="${id}"]`;
    await page.click(css);
    await page.waitFor((button) => document.querySelector(button)?.getAttribute('data-state') === 'done', css);
    showProgress(`Pressed ${i + 1} of ${scenarios.length} buttons`, i + 1 === scenarios.length);
  }
}

/** The report as soon as it has a denial of every scenario. */
async function reportOfAll(panel: PanelSurface): Promise<Report> {
  const total = scenarios.length;
  return until('every denial to be in the panel', async () => {
    const report = await readReport(panel);
    const shown = scenarios.filter(({ id }) => report.denials.some(({ request }) => request.url.includes(`/${id}/`)));
    showProgress(`The panel has ${shown.length} of ${total} denials`, shown.length === total);
    return shown.length === total ? report : null;
  });
}

async function reportWithoutDisplay(session: DevToolsSession, panel: PanelSurface): Promise<void> {
  await panel.resize(1000, 760);
  await pressEveryButton(session);
  const report = await reportOfAll(panel);
  say(`\n${findingsTable(report, process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY)}\n`);
  const written = await writeReport(report, OUT);
  const picture = path.join(OUT, 'panel.png');
  await panel.screenshot(picture);
  say(`Wrote ${[...written, picture].join(', ')}`);
}

async function stayOpen(session: DevToolsSession, lab: Lab): Promise<void> {
  say(
    [
      '',
      `The lab is at ${lab.pageUrl}, in a Chromium of its own with DevTools open on Clearance.`,
      '  1. Press a button on the page: each sends a request that is denied for another reason.',
      '  2. Read in the panel why, and what exactly gets it cleared.',
      'Close the window or press Ctrl-C to end.',
    ].join('\n'),
  );
  await session.closed;
}

async function demo(): Promise<void> {
  const headless = !hasDisplay() || process.argv.includes('--headless');
  const lab = await startLab(scenarios);
  showProgress(`Starting Chromium${headless ? ', headless' : ''} …`, false);
  const launching = launchSession('chromium', { extensionDir: EXTENSION, headless, url: lab.pageUrl });
  const close = async () => {
    await launching.then((session) => session.close()).catch(() => undefined);
    await lab.close();
  };
  let interrupted = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => {
      interrupted = true;
      void close().finally(() => process.exit(code));
    });
  }
  try {
    const session = await launching;
    const panel = await session.showPanel();
    showProgress(`Chromium ${session.version}${headless ? ', headless' : ''}, with DevTools open on Clearance`, true);
    if (headless) await reportWithoutDisplay(session, panel);
    else await stayOpen(session, lab);
  } catch (error) {
    // What was under way when it was interrupted fails; that is no news.
    if (interrupted) return;
    process.exitCode = 1;
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  }
  await close();
}

await demo();
