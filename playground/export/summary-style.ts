/** The looks of a summary, for screens and paper. */
export const summaryStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f26, #e4e7ec); --soft: light-dark(#555d6a, #a3acba); --paper: light-dark(#fff, #16181c);
  --line: light-dark(#dcdfe4, #2d323a); --accent: light-dark(#1f5199, #82b1f5); --bad: light-dark(#b3261e, #ff9a8d); --bad-soft: light-dark(#fcebe9, #3a1d1b);
  --doubt: light-dark(#8a5300, #f0b95c); --good: light-dark(#0b6b4f, #6fd3ae); }
* { box-sizing: border-box; }
body { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1.25rem 2rem; background: var(--paper); color: var(--ink);
  font: 0.875rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1, h2, p, dl, dd, ul, figure { margin: 0; padding: 0; }
h1 { font-size: 1.5rem; line-height: 1.2; }
h2 { margin: 1.4rem 0 0.4rem; font-size: 1rem; break-after: avoid; }
.kind, dt, .note, small, .ends, figcaption, footer, li p { color: var(--soft); font-size: 0.75rem; }
header dl { display: flex; flex-wrap: wrap; gap: 0.3rem 1.75rem; margin-top: 0.6rem; padding-bottom: 0.7rem; border-bottom: 2px solid var(--ink); }
header .wide { flex-basis: 100%; }
code { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.8125em; }
table { width: 100%; margin-top: 0.6rem; border-collapse: collapse; }
th, td { padding: 0.28rem 0.6rem 0.28rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
thead th { color: var(--soft); font-size: 0.75rem; font-weight: 500; }
th:first-child, th[scope="row"], .against { text-align: left; }
th[scope="row"] { font-weight: 450; }
.part th { padding-left: 1.2rem; }
.part > * { color: var(--soft); font-size: 0.75rem; }
.draft { font-weight: 650; }
.draft small { font-weight: 400; }
td.against { width: 42%; padding-left: 0.6rem; }
th small, .against small { display: block; font-weight: 400; }
.over { color: var(--bad); font-weight: 650; }
.busy { color: var(--doubt); }
.bars { width: 30%; }
svg { display: block; width: 100%; }
.alone { fill: var(--accent); }
.shared { fill: var(--accent); opacity: 0.3; }
figure { margin-top: 0.8rem; break-inside: avoid; }
figure svg { margin-top: 0.25rem; }
polyline { fill: none; stroke: var(--accent); stroke-width: 1.75; }
.live { stroke: var(--soft); stroke-width: 1.25; stroke-dasharray: 2 3; }
line.limit { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 7 4; }
.ground { stroke: var(--line); }
.ends { display: flex; justify-content: space-between; }
.alarm { margin-top: 0.8rem; padding: 0.5rem 0.75rem; border: 1px solid var(--bad); border-left-width: 5px; background: var(--bad-soft); }
.list { list-style: none; }
.list li { display: flex; gap: 0.5rem; padding: 0.28rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.list div { min-width: 0; }
.sign { flex: none; width: 1rem; text-align: center; font-weight: 700; }
.list em { color: var(--soft); font-style: normal; font-size: 0.75rem; }
.weaker .sign, .broken .sign, .broken em, .error .sign { color: var(--bad); }
.different .sign, .open .sign, .warning .sign { color: var(--doubt); }
.stricter .sign, .proven .sign, .proven em { color: var(--good); }
.information .sign, .hint .sign { color: var(--accent); }
footer { margin-top: 1.5rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 0 1.75rem; }
@page { size: A4; margin: 10mm 12mm; }
@media print { :root { color-scheme: light; font-size: 11px; } body { max-width: none; padding: 0; font-size: 0.75rem; line-height: 1.3; } tr { break-inside: avoid; }
  h1 { font-size: 1.25rem; } h2 { margin-top: 0.7rem; margin-bottom: 0.15rem; font-size: 0.875rem; } header dl { gap: 0.15rem 1.5rem; margin-top: 0.3rem; padding-bottom: 0.3rem; }
  .kind, dt, .note, small, .ends, figcaption, footer, li p, thead th, .part > * { font-size: 0.6875rem; } table { margin-top: 0.25rem; } th, td, .list li { padding-top: 0.1rem; padding-bottom: 0.1rem; }
  figure { margin-top: 0.35rem; } .alarm { margin-top: 0.35rem; padding: 0.25rem 0.6rem; } footer { margin-top: 0.6rem; } .pair { grid-template-columns: 1fr 1fr; }
  * { print-color-adjust: exact; } }
`;
