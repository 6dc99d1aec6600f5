import type { Certainty, Owner } from '../../core/report-schema.ts';
import { ownerMustWords, ownerWords, words } from '../words.ts';
import { Icon, type IconName } from './icon.tsx';
import './labels.css';

const OWNER_ICONS: Readonly<Record<Owner, IconName>> = {
  server: 'server',
  client: 'client',
  'identity-provider': 'identity-provider',
  intermediary: 'intermediary',
};

/** Who does a step. */
export function OwnerLabel({ owner }: { readonly owner: Owner }) {
  return (
    <span className="owner" data-owner={owner}>
      <Icon name={OWNER_ICONS[owner]} small />
      {ownerWords(owner)}
    </span>
  );
}

/** Who must change so that the request passes; null: not known yet. */
export function OwnerVerdict({ owner }: { readonly owner: Owner | null }) {
  return (
    <span className="owner lead" data-owner={owner ?? 'unknown'}>
      <Icon name={owner ? OWNER_ICONS[owner] : 'unknown'} small />
      {owner ? ownerMustWords(owner) : words('mustUnknown')}
    </span>
  );
}

/** How sure that is. A cause that is not known is said to be unknown, whatever else is certain. */
export function CertaintyLabel({ certainty }: { readonly certainty: Certainty | 'unknown' }) {
  const word = {
    proven: words('certaintyProven'),
    likely: words('certaintyLikely'),
    possible: words('certaintyPossible'),
    unknown: words('certaintyUnknown'),
  }[certainty];
  return (
    <span className="certainty" data-certainty={certainty}>
      <Icon name={certainty} small />
      <b>{word}</b>
    </span>
  );
}

/** The number of a fault: the same in the verdict, in the comparison and on the step that clears it. */
export function FaultNumber({ fault }: { readonly fault: number }) {
  return (
    <span className="fault" role="img" aria-label={words('fault', String(fault))} data-fault={fault}>
      {fault}
    </span>
  );
}
