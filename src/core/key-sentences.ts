import { ABSENT, any, BAD, butIfSent, KEY, NO_RIGHTS, near, said, WANTING } from './error-words.ts';
import type { Marker } from './recogniser.ts';

const AUTH = [401, 403];

/** What is wrong with a key itself, which is said of tokens in the same words: to be looked at before those. */
export const BAD_KEYS: readonly Marker[] = said(
  'api-key-invalid',
  any(
    `\\b(?:${KEY})\\b[^.]{0,20}\\b(?:invalid|expired|revoked)\\b`,
    `\\b(?:invalid|expired|revoked)(?: or (?:invalid|expired|revoked))? (?:${KEY})\\b`,
    /\b(?:authori[sz]ed|authenticated) with (?:the |this |your )?(?:current |provided )?[\w/]{0,20} ?key\b|\binvalid key\b(?![\w =-]{0,12}(?:value|length|size|pair|=))/,
  ),
  [400, ...AUTH],
);

/** What applications say of an API key that is missing, unknown or for something else, the more exact sentence first. */
export const KEY_SENTENCES: readonly Marker[] = [
  // Another kind of key is wanted.
  ...said(
    'api-key-restricted',
    /\b(?:rejected|refused|denied|blocked)\b[^.]{0,10} (?:by|due to|because of) [^.]{0,20}\b(?:key|project|app)(?:[ _]id)? settings\b|\b(?:us(?:e|ing|ed)|sent|provided|with) an? [^.]{0,30}\bkey (?:on|for|with|in|to|where|but|while)\b[^.]{0,60}\b(?:requires?|needs?|wants?|expects?|expected)\b/,
    [400, ...AUTH],
  ),
  // It may be either: what came with the request tells.
  ...butIfSent(
    'api-key-invalid',
    said(
      'api-key-missing',
      any(
        `\\b(?:missing|invalid|malformed)(?: or |\\/|, )(?:an? )?(?:missing|invalid|malformed)\\b[^.]{0,20}\\b(?:${KEY})|\\b(?:${KEY})\\b[^.]{0,25}\\b(?:missing|invalid|not provided)(?: or |\\/|, )(?:is )?(?:missing|invalid|not provided)`,
        `\\b(?:provid|supply|includ|specify|us|pass|send)(?:e|ing)?\\b[^.]{0,15} (?:valid|correct|right) (?:${KEY})|not (?:provided|supplied) (?:a |any )?valid (?:${KEY})|\\bwith (?:a |an |your )?valid (?:${KEY})|\\bno valid (?:${KEY}|key)\\b`,
      ),
      [400, ...AUTH],
    ),
  ),
  ...said(
    'api-key-invalid',
    any(
      `\\bprovided (?:\\w+ ){0,2}(?:${KEY})\\b[^.]{0,20}not (?:be )?found|\\b(?:${KEY})\\b[^.]{0,15}could not be found`,
      /\b(?:account|user|project)\b[^.]{0,20}\b(?:with|for|to) (?:this |the |that |your )?api[ _-]?key|^invalid key\b(?!=)|^key (?:is |has )?(?:not (?:found|valid)|invalid|unknown|revoked|expired)\b|\bapi[ _-]?key\b[^.]{0,20}(?:expired|linked to (?:a different|another))|expired api[ _-]?key|unauthori[sz]ed (?:app|client)[ _]id/,
      `(?:\\bnot|n't|\\bunable to) (?:recogni[sz]e|validate|verify|identify) (?:your |the |this |that |an? )?(?:${KEY})\\b`,
      near(KEY, BAD),
    ),
    [400, ...AUTH],
  ),
  ...said(
    'api-key-restricted',
    /\bcannot be (?:made|used|called|done|accessed) with (?:an? |this |your |the )?(?:\w{1,20} )?(?:api[ _-]?)?key\b|\bapi[ _-]?key\b[^.]{0,80}(?:referr?er|ip address|restrict|can(?:not|'t) be used|forbidden to|not allowed|not authorized for|not permitted)/,
    [400, ...AUTH],
  ),
  ...said(
    'api-key-missing',
    any(
      /failed to resolve api key|missing key in (?:request )?(?:header|query|cookie)|\brequired in (?:the )?\W?x-api-key\b/,
      `\\b(?:headers?|query(?:string)?)\\b.{0,20}\\brequired property \\W?(?:${KEY})\\b`,
      `${NO_RIGHTS}(?:${near(KEY, ABSENT, WANTING)})`,
    ),
    [400, ...AUTH],
  ),
];
