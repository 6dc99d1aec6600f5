import { useCallback, useRef } from 'react';

/**
 * A function that stays the same from render to render and does what the last one would do: for events of what is
 * memoised. Not to be called while rendering.
 */
export function useStable<Args extends unknown[], Result>(run: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(run);
  latest.current = run;
  return useCallback((...args: Args) => latest.current(...args), []);
}
