import type { AnyRule } from '../rule.ts';

const files = import.meta.glob<AnyRule>(['./*.ts', '!./*.test.ts', '!./index.ts'], {
  eager: true,
  import: 'default',
});

/** Every rule: the folder is the list, by file name. */
export const rules: readonly AnyRule[] = Object.keys(files)
  .sort()
  .flatMap((path) => files[path] ?? []);
