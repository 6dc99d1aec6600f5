import type { ReportDenial, ReportExchange } from '../report-schema.ts';
import { commandsOf } from './commands.ts';
import type { Command } from './curl.ts';
import { toFetchCall } from './fetch-call.ts';
import type { ExportedReport } from './gate.ts';
import { unmarked } from './phrase.ts';
import { visible } from './visible.ts';
import { ROLE } from './words.ts';

/** The requests of all denials as commands, each with what must be set before it runs: a file for a shell. */
export const toCurlScript = (report: ExportedReport): string =>
  script(
    report,
    '#',
    (denial) => commandsOf(denial),
    (name) => `$${name}`,
  );

/** The same for the console of the page. Preflights are the browser's own: no page can send one. */
export const toFetchScript = (report: ExportedReport): string =>
  script(
    report,
    '//',
    ({ exchanges }) =>
      exchanges.flatMap(({ role, request }) => {
        const command = role === 'preflight' ? null : toFetchCall(request);
        return command === null ? [] : [{ role, command }];
      }),
    (name) => name,
  );

interface OfRole {
  readonly role: ReportExchange['role'];
  readonly command: Command;
}

function script(
  { denials }: ExportedReport,
  mark: '#' | '//',
  commands: (denial: ReportDenial) => readonly OfRole[],
  variable: (name: string) => string,
): string {
  const parts = denials.flatMap((denial) =>
    commands(denial).map(({ role, command }) =>
      [
        `${mark} ${ROLE[role]}: ${visible(unmarked(denial.diagnoses[0]?.sentence ?? ''))}`,
        ...command.placeholders.map(
          ({ name, standsFor }) => `${mark} Set ${variable(name)} to ${visible(standsFor)} first.`,
        ),
        ...command.limits.map((limit) => `${mark} ${visible(limit)}`),
        command.text,
      ].join('\n'),
    ),
  );
  return parts.length === 0 ? `${mark} No request can be repeated.\n` : `${parts.join('\n\n')}\n`;
}
