declare const redacted: unique symbol;

/** A value from which every credential was masked. Only `redact.ts` makes one; later stages accept nothing else. */
export type Redacted<T> = T & { readonly [redacted]: true };
