import type { Notes } from '../report-schema.ts';

/** The short notes, with what each is called; empty ones are left out. */
export const shortNotes = (notes: Notes): readonly { readonly label: string; readonly text: string }[] =>
  [
    { label: 'Expected role', text: notes.expectedRole },
    { label: 'Account', text: notes.account },
    { label: 'Network or VPN', text: notes.network },
    { label: 'Public address', text: notes.address },
  ].filter(({ text }) => text.trim() !== '');

/** Lines that were typed as a list, each without the number or the dash that it began with. */
export const listedLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/^(?:\d{1,3}[.)]|[-*•])\s+/, ''))
    .filter((line) => line !== '');

/** Paragraphs: lines that are not empty. */
export const paragraphs = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
