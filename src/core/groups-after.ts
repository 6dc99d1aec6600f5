import type { Group } from './report-schema.ts';

/** What is told of a session's groups after something happened. */
export interface GroupsPatch {
  /** True: forget everything that was told before, then apply. */
  readonly full: boolean;
  /** New or changed ones. */
  readonly groups: readonly Group[];
  /** Ids of all, oldest first; absent where they are as before. */
  readonly groupIds?: readonly string[];
}

/** All groups after a patch, oldest first; those that it does not name keep their identity, and all do where it changes none. */
export function groupsAfter(before: readonly Group[], { full, groups, groupIds }: GroupsPatch): readonly Group[] {
  if (!full && groups.length === 0 && groupIds === undefined) return before;
  const known = new Map((full ? [] : before).map((group) => [group.id, group]));
  for (const group of groups) known.set(group.id, group);
  const ids = groupIds ?? before.map(({ id }) => id);
  return ids.flatMap((id) => known.get(id) ?? []);
}
