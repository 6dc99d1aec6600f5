import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';

export interface BundleSize {
  readonly name: string;
  /** Bytes, each file compressed by gzip. */
  readonly bytes: number;
  /** As `npm run size` holds it. */
  readonly limit: string;
}

const Budgets = v.object({
  default: v.array(v.object({ name: v.string(), path: v.union([v.string(), v.array(v.string())]), limit: v.string() })),
});

/** What each part of the built extension loads before it runs, beside its budget. */
export async function bundleSizes(): Promise<readonly BundleSize[]> {
  const budgets: unknown = await import(pathToFileURL(path.resolve('.size-limit.mjs')).href);
  return v.parse(Budgets, budgets).default.flatMap(({ name, path: files, limit }) => {
    if (typeof files === 'string') return [];
    const bytes = files.reduce((sum, file) => sum + gzipSync(fs.readFileSync(file), { level: 9 }).length, 0);
    return [{ name, bytes, limit }];
  });
}
