/**
 * Colours of an exported file, which has no tokens.css: the same values (a test compares them), light and dark by what
 * the reader's system prefers; paper is light.
 */
const LIGHT = `
  color-scheme: light;
  --page: #f6f7f9; --surface: #ffffff; --sunken: #f4f6f9;
  --line-soft: #e4e7ec; --line-strong: #868e9c; --text: #1b2230; --text-soft: #556070;
  --accent: #2456c8; --accent-soft: #e9effc; --info-soft: #e9effc; --info-line: #c3d3f3;
  --warn: #8a5200; --warn-soft: #fdf2de; --warn-line: #efd6a6;`;
const DARK = `
  color-scheme: dark;
  --page: #0e1116; --surface: #161a21; --sunken: #11151b;
  --line-soft: #2a313c; --line-strong: #717b8b; --text: #e7eaf0; --text-soft: #a3adbc;
  --accent: #8db0ff; --accent-soft: #1d2a47; --info-soft: #1a2540; --info-line: #2f4675;
  --warn: #f0bb6a; --warn-soft: #2e2413; --warn-line: #5e4820;`;

export const PALETTE_CSS = `:root {
  --segment-1: #0c90fe; --segment-2: #087e7b; --segment-3: #779902; --segment-4: #bd326c;
  --segment-5: #615fb3; --segment-6: #ba7f71; --segment-7: #9489ae; --segment-8: #7a6c35;
  --radius: 6px;${LIGHT}
}
@media screen and (prefers-color-scheme: dark) {
:root {${DARK}
}
}
* { box-sizing: border-box; }
body { margin: 0; padding: 32px 20px 64px; background: var(--page); }
main { max-width: 900px; margin: 0 auto; padding: 40px 48px; background: var(--surface); border: 1px solid var(--line-soft); border-radius: var(--radius); }
@media (max-width: 700px) { body { padding: 0; } main { padding: 24px 16px; border: 0; border-radius: 0; } }
@media print { body { padding: 0; background: none; } main { max-width: none; padding: 0; border: 0; } }`;

const COLOURS = [1, 2, 3, 4, 5, 6, 7, 8]
  .map(
    (n) =>
      `.report .c${n} { fill: var(--segment-${n}); background: var(--segment-${n}); } .report .s${n} { stroke: var(--segment-${n}); }`,
  )
  .join('\n');

const TEXT = `.report {
  color: var(--text); font: 15px/1.7 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word; -webkit-print-color-adjust: exact; print-color-adjust: exact;
}
.report h1, .report h2, .report h3, .report h4, .report h5, .report h6 { margin: 0; line-height: 1.35; font-weight: 650; }
.report h1 { font-size: 28px; }
.report h2 { font-size: 21px; padding-bottom: 8px; border-bottom: 2px solid var(--accent); }
.report h3 { font-size: 17px; }
.report h4, .report h5, .report h6 { font-size: 15px; }
.report p, .report ul, .report ol, .report dl, .report figure, .report blockquote { margin: 0; }
.report ul, .report ol { padding-inline-start: 22px; }
.report a { color: var(--accent); }
.report blockquote { padding-inline-start: 12px; border-inline-start: 3px solid var(--line-soft); color: var(--text-soft); }
.report pre { margin: 0; padding: 12px; overflow-x: auto; background: var(--sunken); border-radius: var(--radius); }
.report code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.92em; }
.report > header { padding-bottom: 20px; }
.report .subtitle { margin-top: 6px; color: var(--text-soft); font-size: 17px; }
.report .facts, .report .small, .report > footer { color: var(--text-soft); font-size: 13px; }
.report .facts { margin-top: 10px; }
.report > footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line-soft); }
.report nav { padding: 14px 18px; background: var(--sunken); border-radius: var(--radius); }
.report nav ol { columns: 2 220px; margin-top: 4px; }
.report nav a { text-decoration: none; }
.report nav a:hover { text-decoration: underline; }`;

const BLOCKS = `.report .chapter { margin-top: 40px; }
.report .chapter > section { margin-top: 24px; display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); }
.report .chapter > section + section > h3:first-child { padding-top: 8px; }
.report .prose { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); }
.report .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 12px; }
.report .figures > div { padding: 10px 14px; border: 1px solid var(--line-soft); border-radius: var(--radius); }
.report .figures dt { color: var(--text-soft); font-size: 13px; }
.report .figures dd { margin: 0; }
.report .figures dd:not(.small) { font-size: 20px; font-weight: 600; line-height: 1.4; }
.report .figures dd.words { font-size: 15px; }
.report .claims { display: grid; gap: 6px; }
.report .claims li + li { margin-top: 4px; }
.report .mark { display: inline-block; padding: 0 6px; border: 1px solid var(--warn-line); border-radius: var(--radius); background: var(--warn-soft); color: var(--warn); font-size: 12px; }
.report .card { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); padding: 16px 18px; border: 1px solid var(--line-soft); border-radius: var(--radius); }
.report .swatch { display: inline-block; width: 12px; height: 12px; margin-inline-end: 8px; border-radius: 3px; }
.report .note { padding: 8px 12px; border: 1px solid var(--info-line); border-radius: var(--radius); background: var(--info-soft); font-size: 13px; }
.report .note.warn { border-color: var(--warn-line); background: var(--warn-soft); }`;

const TABLES = `.report .scroll { overflow-x: auto; }
.report .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.report .table > p { margin-top: 6px; }
.report table { width: 100%; border-collapse: collapse; font-size: 13.5px; line-height: 1.5; }
.report caption { padding-bottom: 6px; font-weight: 600; text-align: start; }
.report th, .report td { padding: 6px 10px; border-bottom: 1px solid var(--line-soft); text-align: start; vertical-align: top; }
.report thead th { border-bottom-color: var(--line-strong); color: var(--text-soft); font-weight: 500; vertical-align: bottom; }
.report tbody th { font-weight: 500; min-width: min(10em, 30vw); }
.report td:not(.right) { min-width: 4.5em; }
.report .right { text-align: end; white-space: nowrap; }
.report thead .right { white-space: normal; }
.report .total > * { border-top: 1px solid var(--line-strong); font-weight: 600; }`;

const PICTURES = `.report figcaption { margin-bottom: 8px; font-weight: 600; }
.report .picture { display: block; width: 100%; min-width: 440px; max-width: 760px; height: auto; font-size: 12px; }
.report .picture text { fill: var(--text); }
.report .picture .soft, .report .picture .name { fill: var(--text-soft); }
.report .picture .name { font-weight: 600; }
.report .picture .value { font-size: 11.5px; }
.report .picture .halo { paint-order: stroke; stroke: var(--surface); stroke-width: 3px; stroke-linejoin: round; }
.report .picture .grid { stroke: var(--line-soft); }
.report .picture .axis { stroke: var(--line-strong); }
.report .picture .ring { fill: none; stroke: var(--line-soft); }
.report .picture .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
.report .picture .area { fill-opacity: 0.18; stroke-width: 2; stroke-linejoin: round; }
.report .picture .bubble { fill-opacity: 0.75; stroke-width: 1; }
.report details { margin-top: 6px; font-size: 13px; }
.report summary { color: var(--text-soft); cursor: pointer; }
.report details caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }`;

const PRINT = `@page { size: A4; margin: 18mm 16mm; }
@media print {
.report { font-size: 10.5pt; line-height: 1.55; }
.report h1 { font-size: 22pt; } .report h2 { font-size: 15pt; } .report h3 { font-size: 12.5pt; }
.report table { font-size: 9pt; } .report tbody th { min-width: 6em; }
.report h1, .report h2, .report h3, .report h4, .report h5, .report caption { break-after: avoid; }
.report .chapter { break-before: page; margin-top: 0; }
.report .chapter > section, .report .prose { display: block; }
.report .chapter > section > * + *, .report .prose > * + * { margin-top: 9pt; }
.report header + .chapter, .report nav + .chapter { break-before: auto; margin-top: 18pt; }
.report tr, .report figure, .report .card, .report .figures > div, .report .note, .report li { break-inside: avoid; }
.report thead { display: table-header-group; break-after: avoid; }
.report tbody tr:first-child, .report tbody tr:last-child { break-before: avoid; }
.report .scroll { overflow: visible; }
.report .picture { min-width: 0; max-width: 150mm; }
.report details { display: none; }
.report a { color: inherit; text-decoration: none; }
}`;

/** How a report looks, on the page and in the file. */
export const REPORT_CSS = [TEXT, BLOCKS, TABLES, PICTURES, COLOURS, PRINT].join('\n');
