import type { ReportDenial } from '../../report-schema.ts';
import { commandsOf } from '../commands.ts';
import { messagesOf } from '../messages.ts';
import { counted } from '../phrase.ts';
import { tokenFactsOf } from '../token-facts.ts';
import { CERTAINTY, LAYER, OUTCOME, ROLE } from '../words.ts';
import {
  anchor,
  anchors,
  block,
  codeOf,
  rows as factList,
  html,
  innerTitle,
  type Level,
  type Markup,
  NOTHING,
  phrase,
  said,
} from './markup.ts';
import { ladder } from './pictures.ts';

/** The folded parts. A summary states the finding, so that it answers while it is closed. */
export function proofs(denial: ReportDenial, level: Level): Markup {
  return html`${refusal(denial)}${messages(denial, level)}${credentials(denial, level)}${commands(denial, level)}${verdict(denial)}`;
}

/** `at`: where a link to it leads: into what is folded, which a browser unfolds for it. */
const part = (title: string, summary: string, content: Markup, at: Markup = NOTHING): Markup =>
  html`<details><summary>${title}${summary === '' ? NOTHING : html` <span class="sum">${summary}</span>`}</summary><div class="inside"${at}>${content}</div></details>`;

function refusal({ id, refusal: found }: ReportDenial): Markup {
  if (found === null) return anchors(id, ['refused']);
  const { layer, product, certainty, evidence } = found;
  const who =
    layer === 'unknown'
      ? 'nothing in the answer says who'
      : `${LAYER[layer]}${product === null ? '' : `, ${product}`} (${CERTAINTY[certainty].toLowerCase()})`;
  const list = evidence.map(({ where, saw }) => html`<li><span class="muted">${where}:</span> ${codeOf(saw)}</li>`);
  const isOnLadder = found.ladder.some(({ role }) => role === 'answered');
  return part(
    'Who refused',
    who,
    html`${ladder(found)}${isOnLadder ? NOTHING : html`<ul class="plain">${list}</ul>`}`,
    anchor(id, 'refused'),
  );
}

function messages(denial: ReportDenial, level: Level): Markup {
  const list = messagesOf(denial);
  const content = list.map(({ exchange, request, response }) => {
    const answer =
      response === null
        ? html`<p class="muted">No answer was received${exchange.error ? html`: ${codeOf(exchange.error)}` : ''}.</p>`
        : html`<pre><code>${block(response)}</code></pre>`;
    return html`${innerTitle(level, html`${ROLE[exchange.role]}`)}<pre><code>${block(request)}</code></pre>${answer}`;
  });
  return part(
    'What was sent and answered',
    'the headers that matter',
    html`${anchors(denial.id, ['bodies'])}${content}`,
    anchor(denial.id, 'raw'),
  );
}

function credentials(denial: ReportDenial, level: Level): Markup {
  const list = tokenFactsOf(denial);
  if (list.length === 0) return anchors(denial.id, ['credentials']);
  const content = list.map(({ title, rows }) => html`${innerTitle(level, phrase(title))}${factList(rows)}`);
  return part(
    'Credentials',
    `${counted(denial.credentials.length, 'credential')}, without the secrets`,
    html`${content}`,
    anchor(denial.id, 'credentials'),
  );
}

function commands(denial: ReportDenial, level: Level): Markup {
  const content = commandsOf(denial).map(({ role, command }) => {
    const sets = command.placeholders.map(
      ({ name, standsFor }) => html`<li>Set ${codeOf(`$${name}`)} to ${standsFor} first.</li>`,
    );
    const limits = command.limits.map((limit) => html`<li>${limit}</li>`);
    const notes = [...sets, ...limits];
    return html`${innerTitle(level, html`${ROLE[role]}`)}${notes.length === 0 ? NOTHING : html`<ul class="plain small muted">${notes}</ul>`}<pre><code>${block(command.text)}</code></pre>`;
  });
  return content.length === 0 ? NOTHING : part('Repeat it with cURL', 'secrets are variables', html`${content}`);
}

function verdict({ id, cors }: ReportDenial): Markup {
  if (cors === null) return anchors(id, ['ledger']);
  const { chromium, firefox, because, warnings, steps } = cors;
  const names = [
    chromium === null ? NOTHING : html`<dt>In Chromium</dt><dd>${codeOf(chromium)}</dd>`,
    firefox === null ? NOTHING : html`<dt>In Firefox</dt><dd>${codeOf(firefox)}</dd>`,
    because === '' ? NOTHING : html`<dt>How sure</dt><dd>${said(because)}</dd>`,
    ...warnings.map((warning) => html`<dt>Note</dt><dd>${said(warning)}</dd>`),
  ];
  const lines = steps.map(
    ({ algorithm, step, on, outcome, detail }) =>
      html`<tr><td class="mk">${OUTCOME_MARK[outcome]}<span class="sr">${OUTCOME[outcome]}</span></td><td>${algorithm}, ${step}</td><td>${on === 'actual' ? 'request' : on}</td><td>${said(detail)}</td></tr>`,
  );
  const table =
    lines.length === 0
      ? NOTHING
      : html`<div class="scroll"><table class="small"><thead><tr><td class="mk"></td><th scope="col">Step of the Fetch standard</th><th scope="col">On</th><th scope="col">What was found</th></tr></thead><tbody>${lines}</tbody></table></div>`;
  const summary = cors.blocked === null ? 'depends on the credentials mode' : cors.blocked ? 'blocked' : 'passed';
  return part("The browser's verdict", summary, html`<dl class="facts">${names}</dl>${table}`, anchor(id, 'ledger'));
}

const OUTCOME_MARK = {
  pass: html`<span class="ok" aria-hidden="true">✓</span>`,
  fail: html`<span class="num" aria-hidden="true">✕</span>`,
  unknown: html`<span class="open" aria-hidden="true">?</span>`,
} as const;
