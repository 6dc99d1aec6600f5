import type { Certainty, Layer, Owner, ReportDenial, ReportDiagnosis, ReportExchange } from '../report-schema.ts';

/** The report's closed lists in words. */

export const CERTAINTY: Readonly<Record<Certainty, string>> = {
  proven: 'Proven',
  likely: 'Likely',
  possible: 'Possible',
};

export const OWNER: Readonly<Record<Owner, string>> = {
  server: 'Server',
  client: 'Client',
  'identity-provider': 'Identity provider',
  intermediary: 'Intermediary',
};

/** Who must change, in a sentence. Where the cause is not known, neither is that. */
export const mustChange = ({ rule, owner }: ReportDiagnosis): string =>
  rule === 'unknown' ? 'Not known yet who must change.' : MUST_CHANGE[owner];

/** The same in a word. */
export const ownerOf = ({ rule, owner }: ReportDiagnosis): string =>
  rule === 'unknown' ? 'Not known yet' : OWNER[owner];

const MUST_CHANGE: Readonly<Record<Owner, string>> = {
  server: 'The server must change.',
  client: 'The client (the page, or the browser it runs in) must change.',
  'identity-provider': 'The identity provider must change.',
  intermediary: 'Something between browser and server (CDN, proxy, gateway) must change.',
};

export const LAYER: Readonly<Record<Layer, string>> = {
  browser: 'Browser',
  extension: 'Browser extension',
  'service-worker': 'Service worker',
  network: 'Network',
  edge: 'Edge (CDN, firewall)',
  gateway: 'Gateway',
  'web-server': 'Web server',
  'cors-middleware': 'CORS middleware',
  framework: 'Framework',
  application: 'Application',
  'identity-provider': 'Identity provider',
  unknown: 'Unknown',
};

export const LADDER_ROLE: Readonly<Record<NonNullable<ReportDenial['refusal']>['ladder'][number]['role'], string>> = {
  passed: 'let it through',
  answered: 'refused here',
  'not-reached': 'not reached',
  unknown: 'carried it',
};

export const CHECK: Readonly<Record<ReportDenial['comparison'][number]['check'], string>> = {
  status: 'Status',
  origin: 'Origin',
  credentials: 'Credentials',
  method: 'Method',
  headers: 'Headers',
  redirect: 'Redirect',
};

export const OUTCOME: Readonly<Record<ReportDenial['comparison'][number]['outcome'], string>> = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'unknown',
};

export const ROLE: Readonly<Record<ReportExchange['role'], string>> = {
  preflight: 'Preflight',
  actual: 'Request',
  hop: 'Redirected request',
};

export const BROWSER: Readonly<Record<'chromium' | 'firefox' | 'safari' | 'other', string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  safari: 'Safari',
  other: 'browser unknown',
};
