/** How the printed review looks: black on white whatever the panel's colours, and no wider than US Letter or A4. */
export const SHEET_STYLE = `
@page { margin: 12mm; }
:root { color-scheme: only light; background: #fff; color: #000; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { width: 186mm; margin: 0 auto; padding: 4mm 0; background: #fff; color: #000; }
.sheet { display: grid; gap: 0.5em; font: 10pt/1.35 system-ui, "Segoe UI", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.4em; }
h2 { padding-top: 0.2em; border-top: 1px solid #999; font-size: 1em; }
section { display: grid; gap: 0.4em; }
article { padding-left: 0.7em; border-left: 3px solid #888; break-inside: avoid; }
article.block { border-left-color: #a4262c; }
article.warn { border-left-color: #7c5100; border-left-style: double; }
code { font: 600 1em ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
ul { list-style: none; }
blockquote { padding-left: 0.7em; font-style: italic; }
.source, footer { color: #444; font-size: 0.85em; }
footer { border-top: 1px solid #999; padding-top: 0.3em; }
@media print { body { width: auto; padding: 0; } }
`;
