import type { CredentialFault } from '../exchange.ts';
import { formFaults } from './faults.ts';

/** https://www.rfc-editor.org/rfc/rfc7617#section-2: base64 of `user-id:password`. Neither is kept. */
export function basicFaults(value: string): readonly CredentialFault[] {
  const faults = formFaults(value);
  if (
    faults.some(({ fault }) => fault === 'empty' || fault.startsWith('literal-') || fault === 'unencoded-placeholder')
  )
    return faults;
  const plain = decodedBase64(value.trim());
  if (plain === null) return [...faults, { fault: 'not-base64', saw: 'a value that is no base64' }];
  if (!plain.includes(':')) return [...faults, { fault: 'no-colon', saw: 'no colon between user name and password' }];
  if (/^(?:undefined|null)?:(?:undefined|null)?$/.test(plain)) {
    return [...faults, { fault: 'literal-undefined', saw: 'an empty or undefined user name and password' }];
  }
  return faults;
}

/** The characters that base64 encodes, one a byte, or null where it is none. */
export function decodedBase64(value: string): string | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) return null;
  try {
    return atob(value);
  } catch {
    return null;
  }
}
