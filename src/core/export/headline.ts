import type { Finding } from './findings.ts';
import type { ExportedReport } from './gate.ts';
import { counted } from './phrase.ts';

/** What a report of none or several causes comes to, one line. */
export function headlineOf({ source }: ExportedReport, findings: readonly Finding[]): string {
  if (findings.length === 0)
    return source.entries === 0
      ? 'No request was captured'
      : `None of ${counted(source.entries, 'request')} was denied`;
  const denied = findings.reduce((sum, { count }) => sum + count, 0);
  return `${counted(denied, 'request')} denied, for ${counted(findings.length, 'cause')}`;
}
