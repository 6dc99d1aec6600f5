/** A fault that its sentence explains completely: shown without a stack trace. */
export class SetupError extends Error {}

/** @param {string} text */
export const say = (text) => process.stdout.write(`${text}\n`);

/**
 * Says what is being done, does it, and says how long it took.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 */
export async function step(what, work) {
  const begin = performance.now();
  say(`▸ ${what} …`);
  const result = await work();
  say(`  done in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return result;
}

/** A sentence for a known fault, the stack for any other. @param {unknown} error */
export function explain(error) {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error && error.stack ? error.stack : String(error);
}

/** Ends the process as failed, and says why. @param {unknown} error */
export function giveUp(error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
