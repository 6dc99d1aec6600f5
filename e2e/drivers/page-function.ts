import type { PageFunction } from './session.ts';

/** An expression that runs `fn` and evaluates to a promise of its result as JSON text; undefined becomes null. */
export function asExpression<Args extends unknown[], Result>(fn: PageFunction<Args, Result>, args: Args): string {
  return `(async () => JSON.stringify((await (${fn.toString()})(...${JSON.stringify(args)})) ?? null))()`;
}

/** How `fn` reads in an error message. */
export function describe<Args extends unknown[], Result>(fn: PageFunction<Args, Result>, args: Args): string {
  const source = fn.toString().replace(/\s+/g, ' ');
  const shown = source.length > 240 ? `${source.slice(0, 240)}…` : source;
  return args.length > 0 ? `${shown} with ${JSON.stringify(args)}` : shown;
}

/** What such an expression gave. Its type is the function's own word: in the page it was made of plain JSON values. */
export function fromJson<Result>(text: string): Result {
  const value: unknown = JSON.parse(text);
  return value as Result;
}
