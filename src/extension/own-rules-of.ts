import { readOwnRules } from '../core/redaction/own-rules.ts';
import type { Settings } from './settings.ts';

/** What the user adds to the redaction policy, and what of it is not understood. */
export const ownRulesOf = ({ maskNames, maskPatterns }: Pick<Settings, 'maskNames' | 'maskPatterns'>) =>
  readOwnRules(maskNames.split(/[\s,;]+/), maskPatterns.split('\n'));
