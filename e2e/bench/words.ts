/** How tables and numbers are written in `docs/benchmarks.md`. */

/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Milliseconds. */
export const ms = (value: number): string =>
  value >= 1_000 ? `${(value / 1_000).toFixed(2)} s` : `${value.toFixed(0)} ms`;
/** Bytes. */
export const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
/** `a` to `b`. */
export const ratio = (a: number, b: number): string => (b > 0 ? (a / b).toFixed(2) : '–');
/** With thousands apart. */
export const count = (value: number): string => value.toLocaleString('en-US');
