/** Tokens of a user agent string, the most telling first: every other engine names Chrome as well. */
const PRODUCTS = [
  ['Firefox', /\bFirefox\/([\d.]+)/],
  ['Microsoft Edge', /\bEdg\/([\d.]+)/],
  ['Opera', /\bOPR\/([\d.]+)/],
  ['Chrome', /\bChrome\/([\d.]+)/],
  ['Safari', /\bVersion\/([\d.]+) (?:Mobile\/\w+ )?Safari\//],
] as const;

/** `Firefox 153.0` from a user agent string. */
export function versionFromUserAgent(userAgent: string): string | null {
  for (const [name, pattern] of PRODUCTS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return null;
}

/** `Linux x86_64` from `Mozilla/5.0 (X11; Linux x86_64; rv:153.0) …`. */
export function systemFromUserAgent(userAgent: string): string | null {
  const comment = /\(([^()]{0,300})\)/.exec(userAgent)?.[1];
  const parts = (comment ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => /Windows|Mac OS X|Linux|Android|CrOS|FreeBSD/.test(part)) ?? null;
}
