/** The style of an exported page: the panel's tokens, set for reading and for paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ui: system-ui, "Segoe UI", Roboto, sans-serif;
  --mono: ui-monospace, Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
  --ground: #eceff4; --surface: #ffffff; --surface-2: #f4f6f9; --line: #dcdfe5; --line-strong: #7d838c;
  --text: #1f1f1f; --text-2: #53575e; --accent: #0b57d0;
  --bad: #b3261e; --on-bad: #ffffff; --bad-bg: #fbe3e1; --good: #146c2e; --good-bg: #dcf2e1; --open: #8a4b00; --open-bg: #ffeed6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #1f1f20; --surface: #282828; --surface-2: #313235; --line: #46484d; --line-strong: #8e9299;
    --text: #e8e8e8; --text-2: #b9bdc4; --accent: #a8c7fa;
    --bad: #ffa199; --on-bad: #3b0907; --bad-bg: #5c2622; --good: #84d69b; --good-bg: #1e4a2b; --open: #f6c56f; --open-bg: #4e3a12;
  }
}
* { box-sizing: border-box; }
html { background: var(--ground); }
body { margin: 0 auto; padding: 24px 16px 48px; max-width: 928px; font: 15px/24px var(--ui); color: var(--text); overflow-wrap: break-word; }
h1, h2, h3, p, ol, ul, dl, dd, pre, table { margin: 0; padding: 0; }
h1, h2.verdict { font-size: 24px; line-height: 32px; font-weight: 650; letter-spacing: -.01em; text-wrap: balance; overflow-wrap: anywhere; }
.part { font-size: 15px; line-height: 24px; font-weight: 650; margin-bottom: 12px; }
code, pre { font: 13px/20px var(--mono); overflow-wrap: anywhere; }
pre { padding: 12px 16px; background: var(--surface-2); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
h1 code, h2 code { font-size: .88em; line-height: inherit; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.muted { color: var(--text-2); }
.small { font-size: 13px; line-height: 20px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.mast { display: flex; gap: 8px; align-items: center; padding: 0 8px 16px; color: var(--text-2); font-size: 13px; line-height: 20px; }
.mast b { color: var(--text); font-size: 15px; }
.mast .env { margin-left: auto; text-align: right; }
.logo rect { stroke: none; }
.logo { flex: none; fill: none; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.sheet { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 32px; margin-bottom: 16px; }
.sheet > section, .sheet > details { margin-top: 32px; }
.sheet > details ~ details { margin-top: 0; }
/* Where links lead to: no place of its own. */
span[id] { position: absolute; }
.lead { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-top: 12px; align-items: baseline; }
.owner { display: inline-block; padding: 0 8px; border: 1px solid var(--line); border-radius: 4px; background: var(--surface-2); font-size: 13px; line-height: 22px; font-weight: 600; white-space: nowrap; }
.lead .owner { white-space: normal; font-size: 15px; padding: 2px 10px; }
svg { fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
svg .full { fill: currentColor; }
svg .dash { stroke-dasharray: 3 3; }
.sure { vertical-align: -2px; margin-right: 6px; }
.num { display: inline-grid; place-items: center; flex: none; width: 20px; height: 20px; border-radius: 10px; background: var(--bad); color: var(--on-bad); font: 700 12px/20px var(--ui); }
.flow { display: flex; list-style: none; margin-top: 24px; }
.flow li { position: relative; flex: 1 1 0; min-width: 0; padding-right: 12px; display: flex; flex-direction: column; }
.flow li + li::before { content: ""; position: absolute; top: 11px; right: calc(100% - 1px); width: calc(100% - 34px); border-top: 2px solid var(--line-strong); }
.flow li + .to-never::before, .flow li + .to-open::before { border-top-style: dotted; }
.flow .mark { color: var(--line-strong); margin-bottom: 4px; }
.flow .passed { color: var(--good); }
.flow .stopped { color: var(--bad); }
.flow .cross { stroke: var(--on-bad); stroke-width: 2; }
.flow span { color: var(--text-2); }
.flow .to-stopped span { color: var(--bad); }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 24px; }
.facts dt { color: var(--text-2); }
.steps { list-style: none; }
.steps > li { display: grid; grid-template-columns: 20px minmax(0, 1fr); gap: 0 12px; padding: 16px 0; border-top: 1px solid var(--line); }
.steps > li:last-child { padding-bottom: 0; }
.steps input { width: 18px; height: 18px; margin: 3px 0 0; accent-color: var(--accent); }
.steps .do { display: flex; gap: 8px; align-items: baseline; }
.steps label { font-weight: 600; flex: 1; }
.steps .why { color: var(--text-2); }
.steps pre { margin-top: 8px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; }
thead th { font-size: 13px; line-height: 20px; color: var(--text-2); font-weight: 400; }
th, td { padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line); vertical-align: baseline; }
tr:last-child > * { border-bottom: 0; }
td.mk { width: 28px; padding-right: 8px; }
.ok { color: var(--good); font-weight: 700; }
.open { color: var(--open); font-weight: 700; }
del, ins { font-weight: 700; text-decoration: underline 2px; text-underline-offset: 2px; border-radius: 2px; }
del { background: var(--bad-bg); color: var(--bad); }
ins { background: var(--good-bg); color: var(--good); }
.faults { list-style: none; display: grid; gap: 16px; }
.faults > li { display: grid; grid-template-columns: 20px minmax(0, 1fr); gap: 0 12px; align-items: baseline; }
.faults ul { list-style: none; margin-top: 4px; }
.faults b { font-weight: 600; }
summary { padding: 12px 0; border-top: 1px solid var(--line); font-weight: 600; cursor: default; }
summary .sum { float: right; font-weight: 400; color: var(--text-2); font-size: 13px; max-width: 60%; text-align: right; }
.inside { scroll-margin-top: 48px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 4px 0 24px; }
.inside .of { margin: 8px 0 -4px; font-size: 13px; line-height: 20px; font-weight: 600; }
.ladder { list-style: none; }
.ladder li { position: relative; display: grid; grid-template-columns: minmax(110px, 168px) minmax(0, 1fr) max-content; gap: 0 16px; padding: 6px 12px 6px 40px; }
.ladder li::before { content: ""; position: absolute; left: 12px; top: 0; bottom: 0; width: 12px; border: solid var(--line-strong); border-width: 0 2px; }
.ladder li::after { content: ""; position: absolute; left: 12px; top: 17px; width: 12px; border-top: 2px solid var(--line-strong); }
.ladder .answered { background: var(--bad-bg); border-radius: 4px; }
.ladder .answered::after { left: 8px; width: 20px; border-top: 4px solid var(--bad); }
.ladder .answered .did, .ladder .answered b { color: var(--bad); font-weight: 700; }
.ladder .answered ~ li::before { border-style: dotted; }
.ladder .answered ~ li { color: var(--text-2); }
.ladder .did { color: var(--text-2); font-size: 13px; }
.index { list-style: none; margin-top: 16px; }
.index li { display: grid; grid-template-columns: 28px minmax(0, 1fr) max-content; gap: 0 12px; padding: 10px 0; border-top: 1px solid var(--line); align-items: baseline; }
.index .count { color: var(--text-2); font-variant-numeric: tabular-nums; }
.plain { list-style: none; }
.typed { padding-left: 24px; }
footer { padding: 8px; color: var(--text-2); font-size: 13px; line-height: 20px; }
@media (max-width: 640px) {
  body { padding: 12px 8px 32px; }
  .mast { flex-wrap: wrap; }
  .mast .env { margin-left: 0; text-align: left; width: 100%; }
  .sheet { padding: 20px 16px; }
  h1, h2.verdict { font-size: 20px; line-height: 28px; }
  .flow { flex-direction: column; gap: 12px; }
  .flow li { flex: none; padding: 0 0 0 36px; }
  .flow .mark { position: absolute; left: 0; top: 0; }
  .flow li + li::before { content: none; }
  .flow li:not(:last-child)::after { content: ""; position: absolute; left: 11px; top: 26px; bottom: -10px; border-left: 2px solid var(--line-strong); }
  .flow li:has(+ .to-never)::after, .flow li:has(+ .to-open)::after { border-left-style: dotted; }
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .facts dd { margin-bottom: 8px; }
  .steps .do { flex-wrap: wrap; }
  .steps label { flex-basis: 80%; }
  .compare thead { display: none; }
  .compare tr { display: grid; grid-template-columns: 24px minmax(0, 1fr); padding: 8px 0; border-bottom: 1px solid var(--line); }
  .compare td, .compare th { border: 0; padding: 0; grid-column: 2; }
  .compare td.mk { grid-column: 1; }
  .compare td[data-label]::before { content: attr(data-label); display: inline-block; min-width: 80px; color: var(--text-2); font-size: 13px; }
  .ladder li { grid-template-columns: minmax(0, 1fr) max-content; }
  .ladder .seen { grid-column: 1 / -1; grid-row: 2; }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #fff; --surface: #fff; --surface-2: #f4f6f9; --line: #ccc; --line-strong: #666; --text: #000; --text-2: #444; --accent: #0b57d0;
    --bad: #b3261e; --on-bad: #fff; --bad-bg: #fbe3e1; --good: #146c2e; --good-bg: #dcf2e1; --open: #8a4b00; --open-bg: #ffeed6;
  }
  * { print-color-adjust: exact; }
  body { padding: 0; max-width: none; font-size: 11pt; line-height: 1.45; }
  .sheet { border: 0; padding: 0; border-radius: 0; }
  .sheet + .sheet { break-before: page; }
  pre, li, tr, .facts { break-inside: avoid; }
  h2, h3, summary { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  details:not([open]) > :not(summary) { display: grid; }
  a { color: inherit; }
}
`.trim();
