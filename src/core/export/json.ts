import type { ExportedReport } from './gate.ts';

/** The report itself, as versioned JSON. */
export const toJson = (report: ExportedReport): string => `${JSON.stringify(report, null, 2)}\n`;
