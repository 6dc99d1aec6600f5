import type { CredentialFault } from '../exchange.ts';
import { authParams, pick } from './auth-params.ts';
import type { Found } from './found.ts';

/**
 * `AWS4-HMAC-SHA256 Credential=ID/DATE/REGION/SERVICE/aws4_request, SignedHeaders=a;b, Signature=hex`, and its relatives.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function readSigV4(value: string): Pick<Found, 'parts' | 'faults'> {
  const params = authParams(value);
  const faults: CredentialFault[] = [];
  for (const name of ['Credential', 'SignedHeaders', 'Signature']) {
    if (!params.get(name.toLowerCase())) faults.push({ fault: 'truncated', saw: `no ${name} in the signature` });
  }
  return { parts: { ...credentialScope(params.get('credential') ?? ''), ...pick(params, ['SignedHeaders']) }, faults };
}

/** What follows the key id: the day, the place and the service that the signature is good for. */
export function credentialScope(credential: string): Readonly<Record<string, string>> {
  const [, date, region, service] = credential.split('/');
  const short = /^[\w-]{1,32}$/;
  return Object.fromEntries(
    Object.entries({ date, region, service }).flatMap(([name, part]) =>
      part !== undefined && short.test(part) ? [[name, part]] : [],
    ),
  );
}
