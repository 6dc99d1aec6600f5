import { useMemo, useRef, useState } from 'react';
import * as v from 'valibot';
import { PARTS, type PartName } from '../../core/address.ts';
import { local, readStored, writeStored } from '../stored.ts';

const KEY = 'clearance-folded';
/** The parts that the user opened (true) or folded (false): this holds for every denial. */
const FoldedSchema = v.fallback(v.record(v.picklist(PARTS), v.optional(v.boolean())), {});
type Folded = v.InferOutput<typeof FoldedSchema>;

export interface Folding {
  readonly isOpen: (part: PartName) => boolean;
  /** As the user wants it, from now on. */
  readonly setOpen: (part: PartName, open: boolean) => void;
  /** Opens a part that something leads to, without the user having asked for it always. */
  readonly unfold: (part: PartName) => void;
}

/** Which parts are open. What the user folds stays folded, from denial to denial and when DevTools are opened again. */
export function useFolding(openAtFirst: ReadonlySet<PartName>): Folding {
  const [folded, setFolded] = useState<Folded>(() => v.parse(FoldedSchema, readStored(local, KEY)));
  // Several may be turned before the next paint.
  const latest = useRef(folded);
  const [unfolded, setUnfolded] = useState<ReadonlySet<PartName>>(new Set());
  return useMemo(
    () => ({
      isOpen: (part) => unfolded.has(part) || (folded[part] ?? openAtFirst.has(part)),
      setOpen(part, open) {
        latest.current = { ...latest.current, [part]: open };
        setFolded(latest.current);
        writeStored(local, KEY, latest.current);
        setUnfolded((before) => new Set([...before].filter((one) => one !== part)));
      },
      unfold: (part) => setUnfolded((before) => new Set([...before, part])),
    }),
    [folded, unfolded, openAtFirst],
  );
}
