import { sha256 } from '@noble/hashes/sha2.js';
import { type Finding, findingsOf } from './findings.ts';
import type { ExportedReport } from './gate.ts';
import { headlineOf } from './headline.ts';
import { sheet } from './html/denial.ts';
import { html, type Markup, NOTHING, said } from './html/markup.ts';
import { LOGO } from './html/pictures.ts';
import { reporterSheet } from './html/reporter.ts';
import { STYLE } from './html/style.ts';
import { environmentOf } from './overview.ts';
import { counted, unmarked } from './phrase.ts';
import { redactionSummary, sourceLimits } from './redaction-summary.ts';

/** The policy of the page: its one style, by its hash, and nothing else. https://www.w3.org/TR/CSP3/#framework-directive-source-list */
const styleHash = (): string => btoa(String.fromCharCode(...sha256(new TextEncoder().encode(STYLE))));

/**
 * The report as one self-contained page: no script, no request, light and dark, printable. Everything captured is text in it.
 */
export function toHtml(report: ExportedReport): string {
  const findings = findingsOf(report);
  const [only] = findings;
  const title = findings.length === 1 && only !== undefined ? unmarked(verdictOf(only)) : headlineOf(report, findings);
  const policy = `default-src 'none'; style-src 'sha256-${styleHash()}'; base-uri 'none'; form-action 'none'`;
  const style: Markup = { markup: STYLE };
  const limits = [...sourceLimits(report.source), redactionSummary(report.redactions)];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header class="mast">${LOGO}<b>Clearance</b><span class="env">${environmentOf(report.environment, report.source)}</span></header>
<main>
${findings.length === 1 ? NOTHING : index(title, findings)}
${findings.map((finding) => sheet(finding, report, findings.length === 1))}
${findings.length === 1 ? NOTHING : reporterSheet(report)}
</main>
<footer>${limits.map((limit) => html`<p>${limit}</p>`)}</footer>
</body>
</html>
`.markup;
}

const verdictOf = ({ denial }: Finding): string => denial.diagnoses[0]?.sentence ?? '';

function index(title: string, findings: readonly Finding[]): Markup {
  const items = findings.map(
    ({ denial, count }, at) =>
      html`<li><span class="count">${at + 1}</span><span><a href="#${denial.id}">${said(denial.diagnoses[0]?.title ?? '')}</a><br><code>${denial.request.method} ${denial.request.url}</code></span><span class="count">${counted(count, 'request')}</span></li>`,
  );
  return html`<section class="sheet"><h1>${title}</h1>${items.length === 0 ? NOTHING : html`<ol class="index">${items}</ol>`}</section>`;
}
