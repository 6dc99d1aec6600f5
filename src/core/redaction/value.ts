import { type NamePlace, secretNameKind } from '../credentials/secret-names.ts';
import { isMask, type MaskKind, mask } from './mask.ts';
import { scrubText, type TextRules } from './scrub-text.ts';
import { maskShapes } from './token-shapes.ts';
import { kindOfValue, redactUrl } from './url.ts';

/** What the redaction of a body needs to know. */
export interface BodyRules {
  readonly place: NamePlace;
  readonly text: TextRules;
}

/** Names of ids that find a line in a log, without separators and case. */
const ID_NAMES =
  /^(?:x?(?:amzn?)?(?:requestid|reqid|traceid|correlationid|transactionid|spanid)|hostid|errorid|errorreference|incident(?:id)?|eventid|rayid|supportid|reference(?:id|number|code)?|activityid|clientrequestid|debugid|fbtraceid|logid|logref|trackingid|operationid)$/;

const isIdName = (name: string): boolean => ID_NAMES.test(name.replace(/[^A-Za-z]/g, '').toLowerCase());

/** The kind of secret that a field of this name holds, or null. */
export const fieldKind = (name: string, rules: BodyRules): MaskKind | null => secretNameKind(name, rules.place);

/**
 * One value of a body, by the name it has there. `inherited` is the kind of secret of the field around it; `before` what stands
 * before it in the text, as far as it may announce an id.
 */
export function redactValue(
  value: string,
  name: string | null,
  inherited: MaskKind | null,
  rules: BodyRules,
  before = '',
): string {
  if (value === '' || isMask(value)) return value;
  const kind = name === null ? inherited : (fieldKind(name, rules) ?? inherited);
  if (kind) return mask(kindOfValue(value, kind), value);
  if (name !== null && isIdName(name)) return maskShapes(value);
  if (/^(?:[A-Za-z][A-Za-z0-9+.-]{0,31}:)?\/\/[^\s]{1,8192}$/.test(value)) return redactUrl(value, 'capture');
  return scrubText(value, rules.text, before);
}
