import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The options of a command. Where they are not understood, what is wrong and the usage go to stderr, and the process ends with status 2. */
export function readArguments<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}
