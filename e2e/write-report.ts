import fs from 'node:fs/promises';
import path from 'node:path';
import { forExport } from '../src/core/export/gate.ts';
import { toJson } from '../src/core/export/json.ts';
import { toMarkdown } from '../src/core/export/markdown.ts';
import type { Report } from '../src/core/report-schema.ts';

/** Writes `report.md` and `report.json`, both behind the export gate, and returns the paths. */
export async function writeReport(report: Report, folder: string): Promise<string[]> {
  const exported = forExport(report);
  const files = [
    { file: path.join(folder, 'report.md'), text: toMarkdown(exported) },
    { file: path.join(folder, 'report.json'), text: toJson(exported) },
  ];
  await fs.mkdir(folder, { recursive: true });
  await Promise.all(files.map(({ file, text }) => fs.writeFile(file, text)));
  return files.map(({ file }) => file);
}
