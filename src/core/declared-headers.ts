import names from './declared-headers.json' with { type: 'json' };

const declared: ReadonlySet<string> = new Set(names);

/**
 * Lower-case names of all response headers that recognisers and rules read: redaction lets their values pass. The list is printed
 * from the catalogue (`headers-read.ts`), so that a page that redacts does not load the recognisers; a test compares the two.
 */
export const declaredHeaders = (): ReadonlySet<string> => declared;
