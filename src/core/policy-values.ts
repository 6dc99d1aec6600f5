import type { CorsPolicy } from './policy.ts';

/**
 * A policy's values as a configuration may quote them. They come from captured, hostile requests; what is here has no
 * quote, backslash, dollar, brace, white space or wildcard, so that it cannot leave a quoted string of any language.
 */
export interface PolicyValues {
  /** Exact origins, at least one where a recipe prints. */
  readonly origins: readonly string[];
  /** With the safelisted GET, HEAD and POST first: middleware refuses what is not on its list. */
  readonly methods: readonly string[];
  /** Lower case. */
  readonly headers: readonly string[];
  readonly credentials: boolean;
  /** Seconds, an integer of 0 to 86400. */
  readonly maxAge: number;
  /** Lower case. */
  readonly exposeHeaders: readonly string[];
}

/**
 * A serialized tuple origin: https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 * `null` and wildcards are none.
 */
const ORIGIN = /^[a-z][a-z0-9+.-]{0,30}:\/\/(?:[a-z0-9_][a-z0-9._-]{0,252}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/;

/** The part of RFC 9110's token that no configuration language gives a meaning to. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

const SAFELISTED = ['GET', 'HEAD', 'POST'];
const LONGEST = 86400;

const isOrigin = (value: string): boolean => ORIGIN.test(value);
const isName = (value: string): boolean => NAME.test(value);

/** The values of a policy that may be printed; others are left out. */
export function policyValues(policy: CorsPolicy): PolicyValues {
  const { maxAge } = policy;
  return {
    origins: policy.allowOrigins.filter(isOrigin),
    methods: [...SAFELISTED, ...policy.allowMethods.filter((name) => isName(name) && !SAFELISTED.includes(name))],
    headers: policy.allowHeaders.filter(isName),
    credentials: policy.allowCredentials,
    maxAge: Number.isSafeInteger(maxAge) && maxAge > 0 ? Math.min(maxAge, LONGEST) : 0,
    exposeHeaders: policy.exposeHeaders.filter(isName),
  };
}

/** What a recipe leaves out of a policy because it is no origin or no plain name: to be said beside the recipe. */
export const leftOut = (policy: CorsPolicy): readonly string[] => [
  ...policy.allowOrigins.filter((value) => !isOrigin(value)),
  ...[...policy.allowMethods, ...policy.allowHeaders, ...policy.exposeHeaders].filter((value) => !isName(value)),
];

/** What to think of before allowing this: one sentence each, first for what no recipe prints. */
export function policyWarnings(policy: CorsPolicy): readonly string[] {
  const { origins, credentials } = policyValues(policy);
  const unencrypted = credentials ? origins.filter((origin) => origin.startsWith('http:')) : [];
  return [
    ...(policy.allowOrigins.includes('null')
      ? [
          'null is the origin of every sandboxed frame and of every file: whoever allows it allows them all, so it is left out. Give the page an origin of its own.',
        ]
      : []),
    ...policy.allowOrigins
      .filter((origin) => origin.includes('*'))
      .map(
        (origin) => `${origin} stands for pages that nobody has checked, so it is left out. Name each origin as it is.`,
      ),
    ...unencrypted.map(
      (origin) =>
        `${origin} is not encrypted: whoever is on its network can answer for it and read what credentials give access to. Allow it only for development.`,
    ),
  ];
}
