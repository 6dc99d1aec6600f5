/** The middle of a sorted copy. NaN where there is nothing. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The smallest value that so many are not above: its nearest rank. @param share from 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
