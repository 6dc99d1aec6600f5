import { crx } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import packageJson from './package.json' with { type: 'json' };
import { recognisersWithoutWords } from './scripts/recognisers-without-words.mjs';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const PANEL = 'src/panel/index.html';
const GRANT = 'src/panel/grant.html';
const DEV_PORT = 5173;

/** The manifest as Chromium reads it; `minimum_chrome_version` says nothing to Firefox. */
export const chromiumManifest = {
  ...manifest,
  version: packageJson.version,
  content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
};

/** Firefox has event pages instead of service workers, and wants an id and its data collection declared. */
export function firefoxManifest() {
  const { minimum_chrome_version: _, background, ...rest } = chromiumManifest;
  return {
    ...rest,
    background: { scripts: [background.service_worker], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: 'clearance@clearance.invalid',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none' as const] },
      },
    },
  };
}

/** The dev server writes only pages that the manifest names, and hot reload needs inline scripts and a socket. */
function devManifest() {
  const { content_security_policy: _, options_ui: __, ...rest } = chromiumManifest;
  return { ...rest, options_page: PANEL };
}

/** Where a marker is documented is for whoever reads the source: it is a tenth of what recognisers weigh. */
function withoutSources(): Plugin {
  return {
    name: 'recognisers-without-sources',
    enforce: 'pre',
    transform: (code, id) =>
      /\/src\/core\/recognisers\/[\w-]+\.ts$/.test(id) ? code.replace(/^ {2}docs: \[[^\]]*\],$/m, '') : null,
  };
}

function extension(browser: 'chrome' | 'firefox', serve: boolean): UserConfig {
  const built = browser === 'firefox' ? firefoxManifest() : chromiumManifest;
  return {
    plugins: [recognisersWithoutWords(), react(), crx({ manifest: serve ? devManifest() : built, browser })],
    worker: { format: 'es', plugins: () => [withoutSources()] },
    server: { port: DEV_PORT, strictPort: true, hmr: { port: DEV_PORT } },
    build: {
      outDir: serve ? 'dist/dev' : `dist/${browser}`,
      target: browser === 'firefox' ? 'firefox142' : `chrome${manifest.minimum_chrome_version}`,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { panel: PANEL, grant: GRANT } },
    },
  };
}

/** Programs for Node; what cannot be bundled stays a package of node_modules. */
function programs(outDir: string, input: Record<string, string>): UserConfig {
  return {
    publicDir: false,
    build: { outDir, target: 'node20', ssr: true, minify: false, rolldownOptions: { input } },
    ssr: { noExternal: true, external: ['vite', 'playwright', 'playwright-core', '@playwright/test', 'ws'] },
  };
}

export default defineConfig(({ mode, command }) => {
  switch (mode) {
    case 'cli':
      return programs('dist/cli', { analyze: 'src/cli/analyze.ts' });
    case 'e2e':
      return programs('dist/e2e', {
        demo: 'e2e/demo.ts',
        conformance: 'e2e/conformance/main.ts',
        recipes: 'e2e/recipes/main.ts',
        record: 'e2e/record/main.ts',
        bench: 'e2e/bench/main.ts',
        fuzz: 'e2e/fuzz/main.ts',
        'bench-engine-run': 'e2e/bench/engine-run.ts',
      });
    case 'firefox':
      return extension('firefox', command === 'serve');
    default:
      return extension('chrome', command === 'serve');
  }
});
