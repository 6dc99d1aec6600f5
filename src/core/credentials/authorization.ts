import type { CredentialFault } from '../exchange.ts';
import { basicFaults } from './basic.ts';
import { readDigest } from './digest.ts';
import { formFaults } from './faults.ts';
import type { Found } from './found.ts';
import { readToken } from './opaque-token.ts';
import { isKnownScheme, splitScheme } from './scheme.ts';
import { readSigV4 } from './sigv4.ts';

/** What an `Authorization` or `Proxy-Authorization` value holds. https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2 */
export function readAuthorization(text: string, where: string): Found {
  const { scheme, space, value } = splitScheme(text.trim());
  if (scheme === null) return readToken(text, where);
  const faults = schemeFaults(scheme, space, value);
  const single = faults.some(({ fault }) => fault === 'doubled-scheme') ? splitScheme(value).value : value;
  const found = bySchemeOf(scheme, single, where);
  const own = found.faults ?? [];
  const known = new Set(faults.map(({ fault }) => fault));
  return { ...found, scheme, value: single, faults: [...faults, ...own.filter(({ fault }) => !known.has(fault))] };
}

function bySchemeOf(scheme: string, value: string, where: string): Found {
  const name = scheme.toLowerCase();
  if (name === 'basic') return { kind: 'basic', where, value, faults: basicFaults(value) };
  if (name === 'digest') return { kind: 'digest', where, value, ...readDigest(value) };
  if (name === 'negotiate' || name === 'ntlm' || name === 'kerberos')
    return { kind: 'negotiate', where, value, faults: formFaults(value) };
  if (/^(?:aws4|goog4)-[a-z0-9-]{1,32}$/.test(name)) return { kind: 'sigv4', where, value, ...readSigV4(value) };
  if (/^(?:x-)?api-?key$|^key$/.test(name)) return { ...readToken(value, where), kind: 'api-key' };
  if (name === 'bearer' || name === 'dpop' || name === 'token' || name === 'jwt' || isKnownScheme(name))
    return readToken(value, where);
  const token = readToken(value, where);
  return token.kind === 'jwt' || token.label ? token : { ...token, kind: 'unknown' };
}

/** Schemes that are compared without regard to case by the standard, and with it by some servers. */
const USUAL = new Map(
  Object.entries({
    bearer: 'Bearer',
    basic: 'Basic',
    digest: 'Digest',
    dpop: 'DPoP',
    negotiate: 'Negotiate',
  }),
);

function schemeFaults(scheme: string, space: string, value: string): readonly CredentialFault[] {
  const faults: CredentialFault[] = [];
  const usual = USUAL.get(scheme.toLowerCase());
  if (usual !== undefined && scheme !== usual) {
    faults.push({
      fault: 'lower-case-scheme',
      saw: `the scheme written ${scheme}, not ${usual}: legal, yet some servers refuse it`,
    });
  }
  const inner = splitScheme(value).scheme;
  if (inner !== null && isKnownScheme(inner) && usual !== undefined) {
    const again = inner.toLowerCase() === scheme.toLowerCase();
    faults.push({
      fault: 'doubled-scheme',
      saw: again ? `the scheme ${scheme} twice` : `two schemes, ${scheme} and ${inner}`,
    });
  }
  if (value !== '' && space.length > 1)
    faults.push({ fault: 'white-space', saw: `${space.length} characters of white space after the scheme` });
  if (/[\r\n]/.test(space)) faults.push({ fault: 'line-break', saw: 'a line break after the scheme' });
  return faults;
}
