import type { Found } from './found.ts';
import { inflated } from './inflate.ts';

/** Elements and attributes of a SAML message that say who speaks to whom, and until when. */
const SHOWN: readonly (readonly [string, RegExp])[] = [
  ['issuer', /<(?:[\w-]{1,16}:)?Issuer[^<>]{0,256}>([^<>]{1,256})</],
  ['audience', /<(?:[\w-]{1,16}:)?Audience>([^<>]{1,256})</],
  ['destination', /\sDestination="([^"<>]{1,256})"/],
  ['notBefore', /\sNotBefore="([\d:.TZ+-]{1,40})"/],
  ['notOnOrAfter', /\sNotOnOrAfter="([\d:.TZ+-]{1,40})"/],
  ['status', /:status:([A-Za-z]{1,40})"/],
];

/** Characters and bytes of a message that are looked at. */
const LONGEST = 65_536;

/**
 * A `SAMLRequest` or `SAMLResponse`: in base64, and deflated before that where it comes in a URL. https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf
 * (3.4.4.1 DEFLATE Encoding, 3.5.4 Message Encoding)
 */
export function readSaml(value: string, where: string, name: string): Found {
  const xml = xmlOf(value.slice(0, LONGEST).replace(/\s+/g, ''));
  if (xml === null) return { kind: 'saml', where, value, label: name };
  const parts = Object.fromEntries(
    SHOWN.flatMap(([part, pattern]) => {
      const found = pattern.exec(xml)?.[1]?.trim();
      return found ? [[part, found]] : [];
    }),
  );
  return { kind: 'saml', where, value, label: name, parts };
}

function xmlOf(base64: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return decoded(bytes) ?? decoded(inflated(bytes, LONGEST));
  } catch {
    return null;
  }
}

const decoded = (bytes: Uint8Array | null): string | null => {
  const text = new TextDecoder().decode(bytes ?? undefined);
  return text.trimStart().startsWith('<') ? text : null;
};
