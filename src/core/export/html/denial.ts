import type { ReportDenial } from '../../report-schema.ts';
import type { Finding } from '../findings.ts';
import type { ExportedReport } from '../gate.ts';
import { answerOf, overviewOf, patternRows } from '../overview.ts';
import { counted } from '../phrase.ts';
import { utc } from '../when.ts';
import { CERTAINTY, CHECK, mustChange, OUTCOME, OWNER } from '../words.ts';
import { difference } from './difference.ts';
import {
  anchor,
  anchors,
  block,
  codeOf,
  html,
  type Level,
  link,
  type Markup,
  NOTHING,
  partTitle,
  phrase,
  rows,
  said,
} from './markup.ts';
import { certaintyIcon, flow } from './pictures.ts';
import { proofs } from './proofs.ts';
import { longNotes, shortRows } from './reporter.ts';

/** The number of a fault: the same in the verdict, in the comparison and on the step that clears it. */
const number = (fault: number | null): Markup =>
  fault === null ? NOTHING : html`<span class="num"><span class="sr">fault </span>${fault}</span>`;

/** One finding as a sheet of its own: verdict, picture, what clears it, comparison, proof. */
export function sheet(finding: Finding, report: ExportedReport, isOnly: boolean): Markup {
  const { denial } = finding;
  const { id } = denial;
  const [root] = denial.diagnoses;
  const verdict = root?.sentence ?? '';
  const level = isOnly ? 2 : 3;
  return html`<article class="sheet" id="${id}">
${anchors(id, ['verdict', 'happened'])}
${isOnly ? html`<h1>${said(verdict)}</h1>` : html`<h2 class="verdict">${said(verdict)}</h2>`}
${root === undefined ? NOTHING : html`<p class="lead"><span class="owner">${mustChange(root)}</span><span>${certaintyIcon(root.certainty)}<b>${CERTAINTY[root.certainty]}.</b> <span class="muted">${said(root.because)}</span></span></p>`}
${flow(denial)}
<section>${anchors(id, ['pattern', 'try', 'ids', 'siblings'])}${rows([...overviewOf(denial, report.environment), ...patternRows(finding.patterns), ...(isOnly ? shortRows(report) : [])])}</section>
${isOnly ? longNotes(report, 2) : NOTHING}
${checklist(denial, level)}
${comparison(denial, level)}
${faults(denial, level)}
${proofs(denial, level)}
${finding.count > 1 ? occurrences(finding) : NOTHING}
</article>
`;
}

function checklist({ id, checklist: steps, myths = [] }: ReportDenial, level: Level): Markup {
  if (steps.length === 0) return anchors(id, ['checklist']);
  return html`<section${anchor(id, 'checklist')}>${partTitle(level, 'What clears it')}<ol class="steps">${steps.map(
    ({ step, why, owner, copy, fault, covers = [], done = false }, at) =>
      html`<li><input type="checkbox" id="step-${id}-${at}"${done ? CHECKED : NOTHING}><div><div class="do">${number(fault)}${covers.map(number)}<label for="step-${id}-${at}">${said(step)}</label><span class="owner">${OWNER[owner]}</span></div><p class="why">${said(why)}</p>${
        copy === null ? NOTHING : html`<pre><code>${block(copy)}</code></pre>`
      }</div></li>`,
  )}</ol>${myths.map((myth) => html`<p class="muted small">${said(myth)}</p>`)}</section>`;
}

const CHECKED: Markup = html` checked`;

function comparison({ id, comparison: list }: ReportDenial, level: Level): Markup {
  if (list.length === 0) return anchors(id, ['compared']);
  const several = new Set(list.map(({ on }) => on)).size > 1;
  const body = list.map((row) => {
    const { answered, needed } = difference(row);
    const on =
      several || row.on === 'actual'
        ? html` <span class="muted small">${row.on === 'actual' ? 'request' : 'preflight'}</span>`
        : NOTHING;
    return html`<tr><td class="mk">${mark(row)}</td><th scope="row">${CHECK[row.check]}${on}</th><td data-label="Asked">${
      row.asked === null ? html`<span class="muted">–</span>` : codeOf(row.asked)
    }</td><td data-label="Answered">${answered}</td><td data-label="Needed">${needed}</td></tr>`;
  });
  return html`<section${anchor(id, 'compared')}>${partTitle(level, 'Asked, answered, needed')}<table class="compare"><thead><tr><td class="mk"></td><td></td><th scope="col">Asked</th><th scope="col">Answered</th><th scope="col">Needed</th></tr></thead><tbody>${body}</tbody></table></section>`;
}

function mark({ outcome, fault }: ReportDenial['comparison'][number]): Markup {
  if (outcome === 'pass')
    return html`<span class="ok" aria-hidden="true">✓</span><span class="sr">${OUTCOME.pass}</span>`;
  if (outcome === 'unknown')
    return html`<span class="open" aria-hidden="true">?</span><span class="sr">${OUTCOME.unknown}</span>`;
  return fault === null
    ? html`<span class="num" aria-hidden="true">✕</span><span class="sr">${OUTCOME.fail}</span>`
    : number(fault);
}

function faults({ id, diagnoses }: ReportDenial, level: Level): Markup {
  const items = diagnoses.map(({ title, certainty, because, facts, docs, rule }, index) => {
    const [doc] = docs;
    return html`<li>${number(index + 1)}<div><b>${said(title)}.</b> <span class="muted">${CERTAINTY[certainty]}: ${said(because)}</span><ul>${facts.map(
      ({ where, saw, expected }) =>
        html`<li><span class="muted">${where}:</span> ${saw === null ? 'nothing' : codeOf(saw)}${
          expected === undefined ? NOTHING : html`, <span class="muted">needed</span> ${codeOf(expected)}`
        }</li>`,
    )}${doc === undefined ? NOTHING : html`<li class="small">${link(doc.text, doc.url)} <span class="muted">(rule ${rule})</span></li>`}</ul></div></li>`;
  });
  return html`<section${anchor(id, 'evidence')}>${anchors(id, ['citations'])}${partTitle(level, diagnoses.length === 1 ? 'The fault and its proof' : 'The faults and their proof')}<ol class="faults">${items}</ol></section>`;
}

/** Denials of one cause that are listed one by one; the JSON has all of them. */
const LISTED = 50;

function occurrences({ denial, others, count }: Finding): Markup {
  const verdict = denial.diagnoses[0]?.sentence;
  const shown = others.slice(0, LISTED).map(({ id, request, startedDateTime, exchanges, diagnoses }) => {
    const last = exchanges.at(-1);
    const answer = last === undefined ? NOTHING : html`, ${phrase(answerOf(last, exchanges))}`;
    const own =
      diagnoses[0] === undefined || diagnoses[0].sentence === verdict
        ? NOTHING
        : html`: ${said(diagnoses[0].sentence)}`;
    const when = startedDateTime === null ? '' : `, ${utc(startedDateTime)}`;
    return html`<li id="${id}">${codeOf(`${request.method} ${request.url}`)}${answer}${when}${own}</li>`;
  });
  const left = count - 1 - shown.length;
  const more = left > 0 ? html`<li>and ${counted(left, 'more request')}</li>` : NOTHING;
  return html`<details><summary>The same cause refused ${counted(count - 1, 'more request')}</summary><div class="inside"><ul class="plain">${shown}${more}</ul></div></details>`;
}
