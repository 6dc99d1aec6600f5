import type { Recogniser } from '../recogniser.ts';

const files = import.meta.glob<Recogniser>(['./*.ts', '!./*.test.ts', '!./index.ts'], {
  eager: true,
  import: 'default',
});

/** Every recogniser: the folder is the list, by file name. */
export const recognisers: readonly Recogniser[] = Object.keys(files)
  .sort()
  .flatMap((path) => files[path] ?? []);
