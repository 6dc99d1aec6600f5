import * as v from 'valibot';

/** The key in `storage.local`: this computer, this browser. */
export const SETTINGS_KEY = 'settings';

/** Statuses that are a denial by themselves, unless the user leaves some out. */
export const DENIAL_STATUSES = [403, 401, 407, 419, 429, 451] as const;
export type DenialStatus = (typeof DENIAL_STATUSES)[number];

/** How much of a body may be kept, in characters; 0: nothing. */
const BODY_LIMITS = [0, 1_024, 4_096, 16_384] as const;

/** Characters of a text that a user writes. */
const LONGEST = 100_000;
const text = v.fallback(v.pipe(v.string(), v.maxLength(LONGEST)), '');
const yes = v.fallback(v.boolean(), true);

/** What one person wants captured and how it is read. Kept on this computer; what is not understood is as it was at first. */
export const SettingsSchema = v.object({
  /** Statuses that count as a denial. */
  statuses: v.fallback(v.array(v.picklist(DENIAL_STATUSES)), [...DENIAL_STATUSES]),
  /** Whether what the browser blocked by CORS counts. */
  cors: yes,
  /** Whether a cross-origin request that got no connection counts. */
  network: yes,
  bodyLimit: v.fallback(v.picklist(BODY_LIMITS), 4_096),
  /** What endpoints want of a token, one a line: `POST https://api.example/orders orders:write`. */
  scopes: text,
  /** Names of headers, parameters and fields whose values are masked in addition, by white space or commas. */
  maskNames: text,
  /** Patterns of text that is masked in what is copied or saved, one a line. */
  maskPatterns: text,
  /** Whether these patterns are masked when captured, too: then what fits is kept nowhere. */
  patternsAtCapture: v.fallback(v.boolean(), false),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

export const DEFAULT_SETTINGS: Settings = v.parse(SettingsSchema, {});

/** Settings out of what storage or a file holds; what is no object is none. */
export function parseSettings(value: unknown): Settings {
  const parsed = v.safeParse(SettingsSchema, value);
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}
