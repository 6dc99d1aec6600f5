import type { Certainty, Layer, Owner } from '../core/report-schema.ts';
import messages from './messages.json' with { type: 'json' };

/** A word of the panel: its own words are all in messages.json, the rules’ prose is in the report. */
export type WordKey = keyof typeof messages;

/** The message with `$1` to `$9` filled in. */
export function words(key: WordKey, ...parts: readonly string[]): string {
  return messages[key].replace(/\$([1-9])/g, (_, digit: string) => parts[Number(digit) - 1] ?? '');
}

/** The message as it stands, for those who fill in something other than text. */
export const template = (key: WordKey): string => messages[key];

const numbers = new Intl.NumberFormat('en');

/** `1,234`. */
export const numberWords = (count: number): string => numbers.format(count);

/** `1 cause`, `1,234 causes`. */
export const countWords = (count: number, one: WordKey, many: WordKey): string =>
  words(count === 1 ? one : many, numberWords(count));

const LAYERS: Readonly<Record<Layer, string>> = {
  browser: 'Browser',
  extension: 'Another extension',
  'service-worker': 'Service worker',
  network: 'Network',
  edge: 'Edge',
  gateway: 'Gateway',
  'web-server': 'Web server',
  'cors-middleware': 'CORS middleware',
  framework: 'Framework',
  application: 'Application',
  'identity-provider': 'Identity provider',
  unknown: 'Unknown',
};
export const layerWords = (layer: Layer): string => LAYERS[layer];

const OWNERS: Readonly<Record<Owner, readonly [WordKey, WordKey]>> = {
  server: ['ownerServer', 'mustServer'],
  client: ['ownerClient', 'mustClient'],
  'identity-provider': ['ownerIdentityProvider', 'mustIdentityProvider'],
  intermediary: ['ownerIntermediary', 'mustIntermediary'],
};
export const ownerWords = (owner: Owner): string => words(OWNERS[owner][0]);
export const ownerMustWords = (owner: Owner): string => words(OWNERS[owner][1]);

/** `likely`, as in "likely Express". */
export const certaintyWords = (certainty: Certainty): string => words(`${certainty}Lower`);
