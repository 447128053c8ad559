/** Style of the table's shadow tree; colours come from the page. */
export const tableStyle = `
:host { display: block; position: relative; min-height: 0; outline: none; font: inherit; --header: 44px; --footer: 48px; --row: 56px }
:host(:focus-visible) { box-shadow: inset 0 0 0 2px var(--accent) }
.scroll { position: absolute; inset: 0; overflow: auto hidden; display: flex; flex-direction: column }
.grid { flex: 1; min-height: 0; display: flex; flex-direction: column; min-width: 100% }
.viewport { flex: 1; min-height: 0; overflow: clip; position: relative }
.body { position: relative; will-change: transform }
.row { display: flex; min-width: 100% }
.header { height: var(--header); flex: none; font-weight: 600; font-size: 12px; border-bottom: 1px solid var(--line) }
.footer { height: var(--footer); flex: none; border-top: 1px solid var(--line); font-weight: 600 }
.body > .row { position: absolute; inset-inline-start: 0; height: var(--row); border-bottom: 1px solid var(--line); box-sizing: border-box }
.cell { flex: none; box-sizing: border-box; padding: 0 10px; display: flex; align-items: center; background: var(--surface); min-width: 0 }
.header .cell { background: var(--surface-header) }
.footer .cell { background: var(--surface-header) }
.filler { flex: 1 1 0; padding: 0 }
.row:hover > .cell { background: var(--surface-hover) }
.header:hover > .cell, .footer:hover > .cell { background: var(--surface-header) }
.row--selected > .cell { background: var(--surface-selected) }
.end { justify-content: flex-end; text-align: end }
.end ::slotted(*) { text-align: end }
.pinned { position: sticky; z-index: 1 }
.pinned--last { border-inline-end: 1px solid var(--line) }
.check { width: 40px; padding-inline: 14px 0 }
.check input { accent-color: var(--accent); margin: 0; width: 15px; height: 15px }
::slotted(*) { min-width: 0; width: 100%; font-variant-numeric: tabular-nums }
.skeleton { position: absolute; inset: 0; z-index: 2; background: var(--surface); display: none }
.skeleton--shown { display: block }
.skeleton div + div { margin-top: 0 }
.skeleton div { height: 12px; margin: 22px 20px 44px; border-radius: 6px; background: linear-gradient(90deg, var(--line), var(--surface-hover), var(--line)); background-size: 400px 100%; animation: pass 1.2s linear infinite }
@keyframes pass { to { background-position: 400px 0 } }
.empty { position: absolute; inset: 0; display: none; place-items: center; color: var(--text-weak) }
.empty--shown { display: grid }
.track { position: absolute; inset-inline-end: 0; top: var(--header); bottom: var(--footer); width: 10px; z-index: 3 }
.thumb { position: absolute; inset-inline-end: 2px; width: 6px; border-radius: 3px; background: var(--thumb); touch-action: none }
.thumb:hover, .thumb:active { background: var(--thumb-hover) }
@media (prefers-reduced-motion: reduce) { .skeleton div { animation: none } }
`;
