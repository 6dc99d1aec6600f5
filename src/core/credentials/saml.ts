import type { Found } from './found.ts';
import { textOf } from './jwt.ts';

/** Elements and attributes of a SAML message that say who speaks to whom, and until when. */
const SHOWN: readonly (readonly [string, RegExp])[] = [
  ['issuer', /<(?:[\w-]{1,16}:)?Issuer[^<>]{0,256}>([^<>]{1,256})</],
  ['audience', /<(?:[\w-]{1,16}:)?Audience>([^<>]{1,256})</],
  ['destination', /\sDestination="([^"<>]{1,256})"/],
  ['notBefore', /\sNotBefore="([\d:.TZ+-]{1,40})"/],
  ['notOnOrAfter', /\sNotOnOrAfter="([\d:.TZ+-]{1,40})"/],
  ['status', /:status:([A-Za-z]{1,40})"/],
];

/** Characters of a message that are looked at. */
const LONGEST = 65_536;

/** A `SAMLRequest` or `SAMLResponse`; what is deflated, as in redirects, is not opened. https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf */
export function readSaml(value: string, where: string, name: string): Found {
  const xml = textOf(value.slice(0, LONGEST).replace(/\s+/g, ''));
  if (xml === null || !xml.includes('<')) return { kind: 'saml', where, value, label: name };
  const parts = Object.fromEntries(
    SHOWN.flatMap(([part, pattern]) => {
      const found = pattern.exec(xml)?.[1]?.trim();
      return found ? [[part, found]] : [];
    }),
  );
  return { kind: 'saml', where, value, label: name, parts };
}
