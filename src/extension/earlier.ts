import * as v from 'valibot';
import { evaluate } from './evaluate.ts';

/** What the inspected page tells of the time before capture began. */
export interface Earlier {
  /** When the page began to load: milliseconds since the epoch, by this computer's clock. */
  readonly began: number;
  /** Its requests so far: when each began, and the status of its answer; 0 where the browser keeps that to itself. */
  readonly requests: readonly { readonly at: number; readonly status: number }[];
}

/**
 * As text: a bare list is what some browsers answer with themselves.
 * https://w3c.github.io/resource-timing/#dom-performanceresourcetiming-responsestatus
 */
const ASKED = `JSON.stringify([
  performance.timeOrigin,
  performance.getEntriesByType('resource').slice(0, 2000).map((one) => [one.startTime, one.responseStatus]),
])`;

const ToldSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictTuple([v.number(), v.array(v.strictTuple([v.number(), v.fallback(v.number(), 0)]))]),
);

/** Null where the page does not say, or says something else. */
export async function readEarlier(): Promise<Earlier | null> {
  const told = v.safeParse(ToldSchema, await evaluate(ASKED));
  if (!told.success) return null;
  const [began, requests] = told.output;
  return { began, requests: requests.map(([at, status]) => ({ at: began + at, status })) };
}
