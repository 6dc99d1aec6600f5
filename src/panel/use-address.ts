import { useEffect, useState } from 'react';
import { type Address, type PartName, parseAddress } from '../core/address.ts';
import type { ReportDenial } from '../core/report-schema.ts';
import { useTell } from './marks/announcer.tsx';
import type { Row } from './rows.ts';
import type { Selection } from './selection.ts';
import { words } from './words.ts';

interface Places {
  readonly rows: readonly Row[];
  readonly shown: ReportDenial | undefined;
  /** Shows a denial, whatever is filtered. */
  readonly onShow: (selection: Selection) => void;
  /** The denial is shown: on to its part. */
  readonly onArrive: (part: PartName | null) => void;
}

/** Follows a link such as `#d1-checklist`. False for a text that is none; a link to what is not there is said to be one. */
export function useAddress({ rows, shown, onShow, onArrive }: Places): (text: string) => boolean {
  const [wanted, setWanted] = useState<Address | null>(null);
  const tell = useTell();
  useEffect(() => {
    if (wanted === null || shown?.id !== wanted.denial) return;
    setWanted(null);
    onArrive(wanted.part);
  });
  return (text) => {
    const address = parseAddress(text);
    if (address === null) return false;
    const row = rows.find(({ denials }) => denials.some(({ id }) => id === address.denial));
    if (row === undefined) {
      tell(words('noSuchDenial', `#${address.denial}`));
    } else {
      onShow({ group: row.id, denial: address.denial });
      setWanted(address);
    }
    return true;
  };
}
