import * as v from 'valibot';
import { isToken } from './fetch/extract-header-list-values.ts';

const token = v.pipe(v.string(), v.maxLength(128), v.check(isToken));

/** What a preflight that is tested alone asks for. */
export const PreflightAskSchema = v.object({
  /** The fragment that its URL alone carries in the browser, and that no server sees: by it a rule reaches no other request. */
  mark: v.pipe(v.string(), v.regex(/^clearance-[0-9a-f-]{36}$/)),
  /** `Access-Control-Request-Method`. */
  method: token,
  /** `Access-Control-Request-Headers`, lower case; empty where none. */
  headers: v.pipe(v.array(token), v.maxLength(64)),
});
export type PreflightAsk = v.InferOutput<typeof PreflightAskSchema>;

/** Whether a preflight can ask for this. */
export const isAskable = (asked: Omit<PreflightAsk, 'mark'>): boolean =>
  v.is(v.omit(PreflightAskSchema, ['mark']), asked);
