/** The parts of a denial, from the verdict down: the same names in the panel, in a link to one and in the anchors of a report's page. */
export const PARTS = [
  'verdict',
  'happened',
  'refused',
  'pattern',
  'compared',
  'credentials',
  'evidence',
  'checklist',
  'try',
  'ledger',
  'raw',
  'bodies',
  'ids',
  'siblings',
  'citations',
] as const;
export type PartName = (typeof PARTS)[number];

/** A denial, or a part of it. */
export interface Address {
  readonly denial: string;
  readonly part: PartName | null;
}

/** `d1-checklist`: what names a part in a page, and after a `#` in a link. */
export const anchorOf = ({ denial, part }: Address): string => (part === null ? denial : `${denial}-${part}`);

const ADDRESS = /^\S*#(?<denial>d\d+)(?:-(?<name>[a-z]+))?$/;

/** Reads `#d1-checklist` or `report.html#d1`; null for what is no address. A part of another name leads to its denial. */
export function parseAddress(text: string): Address | null {
  const { denial, name } = ADDRESS.exec(text.trim())?.groups ?? {};
  return denial === undefined ? null : { denial, part: PARTS.find((part) => part === name) ?? null };
}
