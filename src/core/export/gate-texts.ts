import { isTechnicalClaim, maskClaims } from '../credentials/claims.ts';
import { maskJoseHeader } from '../credentials/jwt.ts';
import { redactMethod } from '../redaction/names.ts';
import { redactPath, redactUrl } from '../redaction/url.ts';
import type { Pattern } from '../report-pattern-schema.ts';
import type { Comparison, ReportCredential, ReportDenial, ReportDiagnosis } from '../report-schema.ts';
import type { Scrub } from './scrubber.ts';

/** The parts of a denial that were written about what was captured: sentences of ours, with quotes in them. */

const orNull = (text: string | null, scrub: Scrub): string | null => text && scrub(text);

/** A step cites the standard that it is a step of. */
const STANDARD = /^https:\/\/[a-z]{1,16}\.spec\.whatwg\.org\/#[\w-]{1,64}$/;

export const gateCors = (cors: ReportDenial['cors'], scrub: Scrub): ReportDenial['cors'] =>
  cors && {
    blocked: cors.blocked,
    certainty: cors.certainty,
    chromium: cors.chromium,
    firefox: cors.firefox,
    credentials: cors.credentials,
    credentialsBecause: scrub(cors.credentialsBecause),
    because: scrub(cors.because),
    steps: cors.steps.map(({ algorithm, step, outcome, detail, on, url }) => ({
      algorithm,
      step,
      outcome,
      detail: scrub(detail),
      on,
      url: STANDARD.test(url) ? url : redactUrl(url, 'export'),
    })),
    violations: cors.violations.map(({ rule, on, parameter }) => ({ rule, on, parameter: orNull(parameter, scrub) })),
    warnings: cors.warnings.map(scrub),
  };

export const gateComparison = (line: Comparison, scrub: Scrub): Comparison => ({
  check: line.check,
  on: line.on,
  asked: orNull(line.asked, scrub),
  answered: orNull(line.answered, scrub),
  needed: orNull(line.needed, scrub),
  outcome: line.outcome,
  fault: line.fault,
});

const gateEvidence = (
  evidence: readonly { where: string; saw: string }[],
  scrub: Scrub,
): { where: string; saw: string }[] => evidence.map(({ where, saw }) => ({ where: scrub(where), saw: scrub(saw) }));

export const gateRefusal = (refusal: ReportDenial['refusal'], scrub: Scrub): ReportDenial['refusal'] =>
  refusal && {
    layer: refusal.layer,
    product: orNull(refusal.product, scrub),
    cause: refusal.cause,
    certainty: refusal.certainty,
    evidence: gateEvidence(refusal.evidence, scrub),
    ladder: refusal.ladder.map(({ layer, product, role, evidence }) => ({
      layer,
      product: orNull(product, scrub),
      role,
      evidence: gateEvidence(evidence, scrub),
    })),
  };

const scrubAll = (texts: Readonly<Record<string, string>>, scrub: Scrub): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [scrub(name), scrub(text)]));

export const gateCredential = (credential: ReportCredential, scrub: Scrub): ReportCredential => ({
  kind: credential.kind,
  where: scrub(credential.where),
  scheme: orNull(credential.scheme, scrub),
  label: orNull(credential.label, scrub),
  header: credential.header && { ...maskJoseHeader(credential.header) },
  claims: credential.claims && { ...maskClaims(credential.claims, 'export') },
  length: credential.length,
  fingerprint: credential.fingerprint,
  faults: credential.faults.map(scrub),
  ...(credential.faultKinds === undefined ? {} : { faultKinds: credential.faultKinds.map(scrub) }),
  ...(credential.parts === undefined ? {} : { parts: scrubAll(credential.parts, scrub) }),
  verdicts: credential.verdicts.map(({ rule, certainty, detail }) => ({ rule, certainty, detail: scrub(detail) })),
});

/** Claims that an export lets pass, as texts: a sentence may quote them. */
export const passedClaims = (credentials: readonly ReportCredential[]): readonly string[] =>
  credentials.flatMap(({ claims }) =>
    Object.entries(claims ? maskClaims(claims, 'export') : {}).flatMap(([name, value]) =>
      isTechnicalClaim(name) ? [typeof value === 'string' ? value : JSON.stringify(value)] : [],
    ),
  );

export const gateDiagnosis = (diagnosis: ReportDiagnosis, scrub: Scrub): ReportDiagnosis => ({
  rule: diagnosis.rule,
  certainty: diagnosis.certainty,
  title: diagnosis.title,
  sentence: scrub(diagnosis.sentence),
  because: scrub(diagnosis.because),
  parameters: diagnosis.parameters.map(scrub),
  facts: diagnosis.facts.map(({ where, saw, expected }) => ({
    where: scrub(where),
    saw: orNull(saw, scrub),
    ...(expected === undefined ? {} : { expected: scrub(expected) }),
  })),
  owner: diagnosis.owner,
  docs: diagnosis.docs.map(({ text, url }) => ({ text, url })),
});

export const gateSibling = (
  sibling: ReportDenial['siblings'][number],
  scrub: Scrub,
): ReportDenial['siblings'][number] => ({
  method: redactMethod(sibling.method),
  path: redactPath(sibling.path),
  status: sibling.status,
  shows: scrub(sibling.shows),
});

export const gatePattern = ({ pattern, method, path, says, at, count }: Pattern, scrub: Scrub): Pattern => ({
  pattern,
  method: method && redactMethod(method),
  path: path && redactPath(path),
  says: scrub(says),
  at,
  count,
});

export const gateStep = (step: ReportDenial['checklist'][number], scrub: Scrub): ReportDenial['checklist'][number] => ({
  step: scrub(step.step),
  why: scrub(step.why),
  owner: step.owner,
  recipe: step.recipe,
  copy: orNull(step.copy, scrub),
  fault: step.fault,
  ...(step.tells === undefined ? {} : { tells: scrub(step.tells) }),
  ...(step.covers === undefined ? {} : { covers: step.covers }),
  ...(step.done === undefined ? {} : { done: step.done }),
});
