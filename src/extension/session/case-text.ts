import * as v from 'valibot';
import { type Case, CaseSchema } from './session.ts';

/** A case is stored as text: storage counts a text by its length, and the many small values of an object by far more. */
const texts = new WeakMap<Case, string>();

export function textOf(one: Case): string {
  const known = texts.get(one);
  if (known !== undefined) return known;
  const text = JSON.stringify(one);
  texts.set(one, text);
  return text;
}

const StoredCaseSchema = v.pipe(v.string(), v.parseJson(), CaseSchema);

/** Null for what is no case, or one of another version. */
export function caseOf(value: unknown): Case | null {
  const parsed = v.safeParse(StoredCaseSchema, value);
  return parsed.success ? parsed.output : null;
}
