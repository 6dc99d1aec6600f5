import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';

const isFile = (candidate: string) => fs.statSync(candidate, { throwIfNoEntry: false })?.isFile() === true;

function onPath(names: string[]): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const suffixes = process.platform === 'win32' ? ['.exe', ''] : [''];
  const candidates = names.flatMap((name) =>
    folders.flatMap((dir) => suffixes.map((end) => path.join(dir, name + end))),
  );
  return candidates.find(isFile) ?? null;
}

/** CHROME_PATH, else a Chromium on PATH, else the one Playwright downloaded, else null. Branded Chrome refuses `--load-extension`. */
export function findChromium(): string | null {
  const named = process.env.CHROME_PATH;
  if (named) return named;
  const own = chromium.executablePath();
  return onPath(['chromium', 'chromium-browser']) ?? (isFile(own) ? own : null);
}

/** FIREFOX_PATH, else a Firefox on PATH, else null. */
export function findFirefox(): string | null {
  return process.env.FIREFOX_PATH ?? onPath(['firefox-esr', 'firefox']);
}
