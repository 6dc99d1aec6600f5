import type messages from '../../public/_locales/en/messages.json';
import type { Certainty, Layer, Owner } from '../core/report-schema.ts';

/** A word of the panel: its own words are all in public/_locales, the rules’ prose is in the report. */
export type WordKey = keyof typeof messages;

/** The message of that name with `$1` to `$9` filled in. */
export type Messages = (name: WordKey, parts: readonly string[]) => string;

let messageOf: Messages = (name) => {
  throw new Error(`The message ${name} is asked for before speak() was told where messages are`);
};
/** Each is asked of the browser once: rows ask for the same ones by the thousand. */
const known = new Map<WordKey, string>();

/** Says where the words come from: the browser in DevTools, the file itself in tests. */
export function speak(messages: Messages): void {
  messageOf = messages;
  known.clear();
}

/** The message with `$1` to `$9` filled in. */
export function words(key: WordKey, ...parts: readonly string[]): string {
  const message = template(key);
  return parts.length === 0 ? message : message.replace(/\$([1-9])/g, (_, place) => parts[Number(place) - 1] ?? '');
}

const PLACES = ['$1', '$2', '$3', '$4', '$5', '$6', '$7', '$8', '$9'];

/** The message as it stands, `$1` and all, for those who fill in something other than text. */
export function template(key: WordKey): string {
  const before = known.get(key);
  if (before !== undefined) return before;
  const message = messageOf(key, PLACES);
  known.set(key, message);
  return message;
}

const numbers = new Intl.NumberFormat('en');

/** `1,234`. */
export const numberWords = (count: number): string => numbers.format(count);

/** `1 cause`, `1,234 causes`. */
export const countWords = (count: number, one: WordKey, many: WordKey): string =>
  words(count === 1 ? one : many, numberWords(count));

const LAYERS: Readonly<Record<Layer, WordKey>> = {
  browser: 'layerBrowser',
  extension: 'layerExtension',
  'service-worker': 'layerServiceWorker',
  network: 'layerNetwork',
  edge: 'layerEdge',
  gateway: 'layerGateway',
  'web-server': 'layerWebServer',
  'cors-middleware': 'layerCorsMiddleware',
  framework: 'layerFramework',
  application: 'layerApplication',
  'identity-provider': 'layerIdentityProvider',
  unknown: 'layerUnknown',
};
export const layerWords = (layer: Layer): string => words(LAYERS[layer]);

const OWNERS: Readonly<Record<Owner, readonly [WordKey, WordKey]>> = {
  server: ['ownerServer', 'mustServer'],
  client: ['ownerClient', 'mustClient'],
  'identity-provider': ['ownerIdentityProvider', 'mustIdentityProvider'],
  intermediary: ['ownerIntermediary', 'mustIntermediary'],
};
export const ownerWords = (owner: Owner): string => words(OWNERS[owner][0]);
export const ownerMustWords = (owner: Owner): string => words(OWNERS[owner][1]);

const CERTAINTIES: Readonly<Record<Certainty, WordKey>> = {
  proven: 'provenLower',
  likely: 'likelyLower',
  possible: 'possibleLower',
};
/** `likely`, as in "likely Express". */
export const certaintyWords = (certainty: Certainty): string => words(CERTAINTIES[certainty]);
