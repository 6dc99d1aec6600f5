import * as v from 'valibot';

/**
 * What every version of the background says with what it tells a panel: who does not know the version reads no further. Until
 * version 1 it was called a patch.
 */
export const ChangesHeadSchema = v.object({
  type: v.picklist(['changes', 'patch']),
  version: v.number(),
  revision: v.optional(v.string()),
});
