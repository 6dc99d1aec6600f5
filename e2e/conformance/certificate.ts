import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** What a server needs to speak TLS, in PEM, and by which Chromium can be told to trust it. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of the public key, in base64: https://www.rfc-editor.org/rfc/rfc7469#section-2.4 */
  readonly publicKeyHash: string;
}

/** A certificate for these host names that lives as long as the run; nothing is written to disk. */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Clearance tests' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) }],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, publicKeyHash: createHash('sha256').update(publicKey).digest('base64') };
}
