import type { CredentialFault } from '../exchange.ts';

/** What is malformed about a token or key, told by its raw value alone. Sentences never hold the value. */
export function formFaults(value: string): readonly CredentialFault[] {
  const faults: CredentialFault[] = [];
  const trimmed = value.trim();
  const bare = unquoted(trimmed);
  if (bare === '') faults.push({ fault: 'empty', saw: 'nothing where the credential should be' });
  else if (bare.toLowerCase() === 'undefined')
    faults.push({ fault: 'literal-undefined', saw: 'the word undefined in place of a credential' });
  else if (bare.toLowerCase() === 'null' || bare.toLowerCase() === 'nil' || bare === 'None')
    faults.push({ fault: 'literal-null', saw: `the word ${bare} in place of a credential` });
  else if (/^\[object \w{1,16}\]$/.test(bare))
    faults.push({ fault: 'unencoded-placeholder', saw: `the text ${bare} in place of a credential` });
  else if (PLACEHOLDER.test(bare))
    faults.push({ fault: 'unencoded-placeholder', saw: 'a placeholder that was never filled in' });
  if (bare !== trimmed) faults.push({ fault: 'quoted', saw: 'quotation marks around the credential' });
  if (/[\r\n]|\\[rn]|%0[ad]/i.test(value)) faults.push({ fault: 'line-break', saw: 'a line break in the credential' });
  if (value !== trimmed) faults.push({ fault: 'white-space', saw: 'white space around the credential' });
  else if (/[ \t]/.test(trimmed)) faults.push({ fault: 'white-space', saw: 'white space inside the credential' });
  return faults;
}

/** What templates, shells and documentation write where a secret belongs. */
const PLACEHOLDER =
  /^(?:\{\{[^{}]{0,64}\}\}|\$\{[^{}]{0,64}\}|\{[a-z_]{1,32}\}|<[^<>]{1,64}>|%[A-Z_]{2,32}%|\$[A-Z_]{2,32}|\$\([A-Za-z_.]{1,32}\)|(?:your|my|insert)[-_ ]?[a-z-_ ]{0,24}(?:token|key|secret)(?:[-_ ]?here)?|x{6,64}|\*{3,64})$/i;

/** A value without the quotation marks around it. */
export function unquoted(value: string): string {
  const quote = value.charAt(0);
  if (value.length < 2 || !`"'\``.includes(quote) || !value.endsWith(quote)) return value;
  return value.slice(1, -1).trim();
}
