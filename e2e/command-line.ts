import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What was said on the command line; where it is not understood, that and how it is said, on stderr, and the end with status 2. */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}
