import { NO_NOTES } from '../annotate.ts';
import type { ExportedReport } from '../gate.ts';
import { listedLines, paragraphs, shortNotes } from '../notes.ts';
import type { Row } from '../phrase.ts';
import { html, type Level, type Markup, NOTHING, partTitle, rows } from './markup.ts';

/** What whoever reports it typed. */

export const shortRows = ({ notes }: ExportedReport): readonly Row[] =>
  shortNotes(notes ?? NO_NOTES).map(({ label, text }) => ({ label, value: [text] }));

export function longNotes({ notes }: ExportedReport, level: Level): Markup {
  const steps = listedLines(notes?.reproduce ?? '').map((line) => html`<li>${line}</li>`);
  const remarks = paragraphs(notes?.remarks ?? '').map((line) => html`<p>${line}</p>`);
  return html`${steps.length === 0 ? NOTHING : html`<section>${partTitle(level, 'Steps to reproduce')}<ol class="typed">${steps}</ol></section>`}${
    remarks.length === 0 ? NOTHING : html`<section>${partTitle(level, 'Notes')}${remarks}</section>`
  }`;
}

/** Where there are several findings: once, for all of them. */
export function reporterSheet(report: ExportedReport): Markup {
  const short = shortRows(report);
  const long = longNotes(report, 3);
  if (short.length === 0 && long.markup === '') return NOTHING;
  return html`<section class="sheet"><h2 class="verdict">From the reporter</h2><section>${rows(short)}</section>${long}</section>`;
}
