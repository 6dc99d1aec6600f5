import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const Manifest = v.looseObject({ optional_host_permissions: v.array(v.string()) });

/**
 * A copy of the built extension whose optional hosts are required. For tests of Chromium alone, which asks for hosts in a
 * native prompt that a headless browser never shows: everything after the yes is the same.
 */
export function withRequiredHosts(built: string, copy: string): string {
  fs.cpSync(built, copy, { recursive: true });
  const file = path.join(copy, 'manifest.json');
  const { optional_host_permissions, ...manifest } = v.parse(Manifest, JSON.parse(fs.readFileSync(file, 'utf8')));
  fs.writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: optional_host_permissions }));
  return copy;
}
