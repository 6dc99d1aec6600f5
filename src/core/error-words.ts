import type { Marker } from './recogniser.ts';
import type { Certainty, Layer } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';

/** What may be wrong with a thing: it is not there, or asked for, … */
export const GONE =
  'missing|absent|empty|blank|not (?:be )?(?:found|provided|present|specified|supplied|set|given|sent|included|received|detected)';
export const ABSENT = `${GONE}|required|needed|mandatory|must be (?:provided|present|supplied|included|sent|set)`;
/** … as it is said before the thing, … */
export const LACKING =
  'missing|no(?! such)|without|(?:(?:could|can|did)(?: not|n.t)|unable to) find|lacks?|lacking|absent|empty';
export const WANTING = `${LACKING}|requires?|needs?|expects?|provide|supply|include|specify|(?:please|must) (?:send|set|pass|use|add|enter)`;
/** … it is there and no good, … */
export const BAD =
  "invalid|incorrect|wrong|bad|unknown|illegal|no such|(?:validation|verification|check|lookup) failed|unrecogni[sz]ed|malformed|not (?:valid|correct|active|recogni[sz]ed|accepted|registered|known)|revoked|leaked|rejected|mismatch\\w*|inactive|disabled|deleted|no longer|(?:could|can)(?: ?not|n't) be (?:verified|validated)|not (?:provided?|supplied?|use|sen[dt]) (?:an? |any |the )?(?:valid|correct|proper)|(?:does|do|did)(?: not|n't) (?:exist|match)|not exists?";
/** … or it is kept out. */
export const BARRED =
  "not (?:allowed|permitted|authori[sz]ed|included|(?:white|allow)-?listed|accepted|on|in)|black-?listed|denied|blocked|forbidden|banned|restricted|rejected|unauthori[sz]ed|disallowed|unrecogni[sz]ed|unregistered|unmatched|untrusted|refused|(?:is|are)n't (?:allowed|permitted)";

/** Things that applications ask for. */
export const KEY =
  '(?:\\w+[ _-])?api[ _-]?(?:keys?|secret)|(?:app(?:lication)?|project)[ _-](?:id|key)|client(?:[ _-]side)?[ _-]?id|(?<!secret or )(?:access|auth\\w*|subscription|licen[sc]e|pub(?:lic)?|publishable|server|site|secret|write|consumer|account|merchant|partner|integration|developer)[ _-]key|auth_?key|app[ _-]?token|\\w{0,20}apikey\\w{0,10}';
export const TOKEN =
  '(?:access|auth\\w*|bearer|id|security|user|personal)[ _-]?tokens?|tokens?|jwt|credentials?|session(?:[ _]?(?:id|key))?|password|passphrase';

/** What stands between two words of a sentence. */
const BETWEEN = '[\\s,:/\'"`()]{1,3}';

/**
 * The source of an expression for a thing and what is wrong with it: `behind` up to some characters behind it in one sentence, or
 * `before` at most four words before it.
 */
export const near = (thing: string, behind: string, before = behind): string =>
  `\\b(?:${thing})\\b[^.]{0,60}?\\b(?:${behind})|\\b(?:${before})\\b(?:${BETWEEN}[\\w-]{1,30}){0,4}?${BETWEEN}(?:${thing})\\b`;

/** Before words that may be about rights: a sentence that goes on about them speaks of those. */
export const NO_RIGHTS = '(?!.{0,120}\\b(?:scopes?|permissions?|privileges?|roles?|access to|authori[sz]ation to)\\b)';

/** A claim of a token that is not what it should be. */
export const claim = (name: string): string =>
  `${near(name, `${BAD}|unexpected|not|doesn't`, `${BAD}|unexpected|untrusted|unacceptable|another|different`)}|"(?:${name})" claim`;

/** Names of a signature, alone or as the end of a header's name. */
export const SIGNATURE = '(?:\\w{1,10}[-_]){0,3}(?:sign(?![- ]?(?:in|up|out)\\b)|signature|hmac|mac(?! address))';

/** Any of these words. */
export const any = (...words: readonly (RegExp | string)[]): RegExp =>
  new RegExp(words.map((one) => (typeof one === 'string' ? one : one.source)).join('|'));

/** A full stop in a name, as in `plone.restapi`, ends no sentence. */
const withinSentence = (source: string): string => source.replaceAll('[^.]', '(?:[^.]|\\.(?=\\w))');

/** A marker of an application's own words, wherever it says them. */
export function said(
  rule: RuleId,
  expression: RegExp,
  status: readonly number[],
  layer: Layer = 'application',
  certainty: Certainty = 'likely',
): readonly [Marker] {
  const says = new RegExp(withinSentence(expression.source), 'is');
  return [{ match: { status, says }, rule, certainty, means: 'it says "{message}"', layer }];
}

/** The same markers with another cause where the caller's credentials came: the words do not say that none did. */
export const butIfSent = (ifSent: RuleId, markers: readonly Marker[]): readonly Marker[] =>
  markers.map((marker) => ({ ...marker, ifSent }));
