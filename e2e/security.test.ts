import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumManifest, firefoxManifest } from '../vite.config.ts';

const manifests = { Chrome: chromiumManifest, Firefox: firefoxManifest() };

describe.each(Object.entries(manifests))('the manifest for %s', (_browser, manifest: object) => {
  const fields: Readonly<Record<string, unknown>> = { ...manifest };

  test('asks at install for storage, for rules and for no host', () => {
    expect(fields.permissions).toEqual(['storage', 'declarativeNetRequestWithHostAccess']);
    // What may be asked for later, host by host, when the user tries a fix.
    expect(fields.optional_host_permissions).toEqual(['http://*/*', 'https://*/*']);
    expect(fields).not.toHaveProperty('optional_permissions');
    expect(fields).not.toHaveProperty('host_permissions');
    expect(fields).not.toHaveProperty('content_scripts');
  });

  test('nothing is exposed to pages or to other extensions', () => {
    expect(fields).not.toHaveProperty('externally_connectable');
    expect(fields).not.toHaveProperty('web_accessible_resources');
    const sources = sourcesIn('src/extension').join('\n');
    expect(sources).not.toMatch(/onMessageExternal|onConnectExternal/);
  });

  test('the extension may connect to nothing and run nothing that it does not bring along', () => {
    const policy = JSON.stringify(fields.content_security_policy);
    for (const directive of ["default-src 'none'", "connect-src 'none'", "script-src 'self'", "object-src 'none'"])
      expect(policy).toContain(`${directive};`);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});

test('every test that the security document names exists', () => {
  const document = fs.readFileSync('docs/security.md', 'utf8').replace(/\s+/g, ' ');
  const named = [...document.matchAll(/`([a-z][^`]* [^`]* [^`]*)`/g)].map(([, name = '']) => name);
  const tests = ['src', 'e2e'].flatMap((folder) => sourcesIn(folder, /\.(?:test|spec)\.tsx?$/)).join('\n');
  const claims = named.filter((name) => !name.includes("'none'") && !name.startsWith('npm '));
  expect(claims.length).toBeGreaterThan(10);
  expect(claims.filter((name) => !tests.includes(`'${name}'`))).toEqual([]);
});

function sourcesIn(folder: string, names = /\.ts$/): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => names.test(file))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
}
