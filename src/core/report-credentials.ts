import type { Chain } from './chain.ts';
import type { Diagnosis } from './diagnose.ts';
import type { Credential, Exchange, Json } from './exchange.ts';
import type { ReportCredential } from './report-schema.ts';

/** What each exchange of a request carried, the actual first, with what the diagnoses say of it. */
export function credentialsOf({ hops }: Chain, diagnoses: readonly Diagnosis[]): ReportCredential[] {
  const last = hops.length - 1;
  return hops
    .map(({ actual }, index) => carriedBy(actual, index < last ? `hop ${index + 1}` : 'actual', diagnoses))
    .reverse()
    .flat();
}

function carriedBy(exchange: Exchange | null, role: string, diagnoses: readonly Diagnosis[]): ReportCredential[] {
  return (exchange?.credentials ?? []).map((credential) => {
    const where = `${role} ${credential.where}`;
    return {
      kind: credential.kind,
      where,
      scheme: credential.scheme,
      label: credential.label,
      header: record(credential.header),
      claims: record(credential.claims),
      length: credential.length,
      fingerprint: credential.fingerprint,
      faults: credential.faults.map(({ saw }) => saw),
      ...(credential.faults.length === 0 ? {} : { faultKinds: credential.faults.map(({ fault }) => fault) }),
      ...(credential.parts === undefined ? {} : { parts: { ...credential.parts } }),
      verdicts: diagnoses.flatMap(({ rule, evidence }) => {
        const fact = evidence.facts.find((one) => one.where === where || one.where.startsWith(`${where} `));
        return fact === undefined ? [] : [{ rule: rule.id, certainty: evidence.certainty, detail: evidence.because }];
      }),
    };
  });
}

const record = (value: Credential['claims']): Record<string, Json> | null => (value === null ? null : { ...value });
