import type { ReportDenial, ReportExchange } from '../../report-schema.ts';
import { answerOf } from '../overview.ts';
import { LADDER_ROLE, LAYER } from '../words.ts';
import { codeOf, html, type Markup, NOTHING, phrase } from './markup.ts';

/** Pictures are marks; their words are HTML beside them, so that they wrap, translate and are read out. */

type Mark = 'start' | 'passed' | 'stopped' | 'never' | 'open';

const MARKS: Readonly<Record<Mark, Markup>> = {
  start: html`<circle cx="12" cy="12" r="8"/><circle class="full" cx="12" cy="12" r="3"/>`,
  passed: html`<circle cx="12" cy="12" r="8"/><path d="M8.5 12.5l2.5 2.5 4.5-5.5"/>`,
  stopped: html`<circle class="full" cx="12" cy="12" r="9"/><path class="cross" d="M9 9l6 6M15 9l-6 6"/>`,
  never: html`<circle class="dash" cx="12" cy="12" r="8"/>`,
  open: html`<circle class="dash" cx="12" cy="12" r="8"/><path d="M10 10a2 2 0 1 1 2.6 1.9c-.5.2-.6.6-.6 1.1M12 15.2v.1"/>`,
};

const icon = (mark: Mark): Markup =>
  html`<svg class="mark ${mark}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">${MARKS[mark]}</svg>`;

/** Page, preflight, hops, request: how far it came. */
export function flow(denial: ReportDenial): Markup {
  const { exchanges, request, page } = denial;
  const from = request.origin ?? page;
  const stops = exchanges.map((exchange) => {
    const mark = markOf(exchange, denial);
    return { mark, title: titleOf(exchange), text: answerOf(exchange, exchanges) };
  });
  if (!exchanges.some(({ role }) => role === 'actual')) {
    stops.push({ mark: 'open', title: request.method, text: ['not captured'] });
  }
  return html`<ol class="flow"><li>${icon('start')}<b>Page</b><span>${from === null ? 'unknown' : codeOf(from)}</span></li>${stops.map(
    ({ mark, title, text }) =>
      html`<li class="to-${mark}">${icon(mark)}<b>${title}</b><span>${phrase(text)}</span></li>`,
  )}</ol>`;
}

function titleOf({ role, request }: ReportExchange): string {
  if (role === 'preflight') return 'Preflight';
  return role === 'hop' ? `${request.method}, redirected` : request.method;
}

function markOf(
  { role, response, provisional, error }: ReportExchange,
  { exchanges, cors, diagnoses }: ReportDenial,
): Mark {
  if (response === null && provisional && role === 'actual' && exchanges.length > 1) return 'never';
  if (response === null || error !== null) return 'stopped';
  const refused = cors?.violations.some(({ on }) => on === role) ?? false;
  if (refused || (response.status >= 400 && role !== 'preflight')) return 'stopped';
  if (role === 'actual') return diagnoses.length > 0 ? 'stopped' : 'passed';
  return response.status >= 400 ? 'stopped' : 'passed';
}

/** The layers from the browser inwards, with a thick rung where the request was refused. */
export function ladder({ ladder: rungs }: NonNullable<ReportDenial['refusal']>): Markup {
  if (rungs.length === 0) return NOTHING;
  return html`<ol class="ladder">${rungs.map(
    ({ layer, product, role, evidence }) =>
      html`<li class="${role}"><b>${LAYER[layer]}</b><span class="seen">${product ?? ''}${
        product !== null && evidence.length > 0 ? html`<br>` : ''
      }${evidence.map(({ where, saw }) => html`<span class="muted">${where}:</span> ${codeOf(saw)}<br>`)}</span><span class="did">${LADDER_ROLE[role]}</span></li>`,
  )}</ol>`;
}

const CERTAINTY_MARK = {
  proven: html`<circle class="full" cx="8" cy="8" r="5"/>`,
  likely: html`<circle cx="8" cy="8" r="5"/><path class="full" d="M8 3a5 5 0 0 1 0 10z"/>`,
  possible: html`<circle class="dash" cx="8" cy="8" r="5"/>`,
} as const;

export const certaintyIcon = (certainty: keyof typeof CERTAINTY_MARK): Markup =>
  html`<svg class="sure" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">${CERTAINTY_MARK[certainty]}</svg>`;

/** The product's icon. */
export const LOGO: Markup = html`<svg class="logo" viewBox="0 0 16 16" width="20" height="20" aria-hidden="true"><rect width="16" height="16" rx="3.5" fill="#1967d2"/><path d="M6 0v5M6 11v5" stroke="#b8d2fc"/><path d="M3 8h9M9 4l4 4-4 4" stroke="#fff"/></svg>`;
