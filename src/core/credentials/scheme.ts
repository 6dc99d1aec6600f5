/** Authentication schemes that are shown as sent. https://www.iana.org/assignments/http-authschemes/http-authschemes.xhtml */
const KNOWN_SCHEMES: ReadonlySet<string> = new Set(
  'basic bearer concealed digest dpop gnap hoba mutual negotiate ntlm oauth privatetoken scram-sha-1 scram-sha-256 vapid apikey api-key x-api-key key token jwt mac hawk hmac hmac-sha256 signature aws aws4-hmac-sha256 aws4-ecdsa-p256-sha256 sharedkey sharedkeylite sharedaccesssignature ssws splunk googlelogin eg1-hmac-sha256 acs3-hmac-sha256 tc3-hmac-sha256 goog4-hmac-sha256 kerberos zoho-oauthtoken klaviyo-api-key user_token'.split(
    ' ',
  ),
);

/** Other words before a credential are shown only where they are too short to be a secret's beginning. */
const SHORT_SCHEME = /^[A-Za-z][A-Za-z0-9-]{1,10}$/;

export interface SchemeAndValue {
  /** As sent; null where the value names none. */
  readonly scheme: string | null;
  /** White space between the two, as sent. */
  readonly space: string;
  /** Everything after the scheme and its white space. */
  readonly value: string;
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-11.4: a scheme, a space, and a token or parameters. */
export function splitScheme(text: string): SchemeAndValue {
  const end = text.search(/[ \t\r\n]/);
  const word = end < 0 ? text : text.slice(0, end);
  if (end < 0)
    return isKnownScheme(word) ? { scheme: word, space: '', value: '' } : { scheme: null, space: '', value: text };
  if (!isKnownScheme(word) && !SHORT_SCHEME.test(word)) return { scheme: null, space: '', value: text };
  const rest = text.slice(end);
  const value = rest.trimStart();
  return { scheme: word, space: rest.slice(0, rest.length - value.length), value };
}

export const isKnownScheme = (word: string): boolean => KNOWN_SCHEMES.has(word.toLowerCase());

/** What a broken client sends in place of a token. None of it is a secret, all of it is worth seeing. */
export const LITERALS: ReadonlySet<string> = new Set([
  'undefined',
  'null',
  'none',
  'nan',
  '[object object]',
  '""',
  "''",
  'true',
  'false',
]);

export const isLiteral = (value: string): boolean => LITERALS.has(value.trim().toLowerCase());
