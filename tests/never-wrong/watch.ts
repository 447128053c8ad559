import { type MetricName, quantityFormat } from '#lib/metrics';
import type { TrueRow } from '../../sandbox/ads-manager/page/truth.ts';
import { figuresOf } from './model.ts';

export interface Watch {
  /** What was wrong, a sentence each. */
  readonly faults: string[];
  frames: number;
  /** Cells looked at in all frames, those that are loading not counted. */
  cells: number;
}

/** The overlay's closed roots, kept from the moment they are made. Call it before the overlay is made. */
export function keepOverlayRoots(): () => readonly ShadowRoot[] {
  const kept = new Map<string, ShadowRoot>();
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(options) {
    const root = attach.call(this, options);
    if (this.localName.startsWith('appsprint-')) kept.set(this.localName, root);
    return root;
  };
  return () => [...kept.values()];
}

/** Elements around the last of all: deeper than any other that is told its size. */
const deepest = 200;

/**
 * Looks at every frame after the page and the overlay have done all they do in it and before it is shown: sizes are told
 * last, and of those the deepest one's, once all others of the frame are told. Every cell that can be seen must stand on
 * the row that the sandbox draws for its id, and show that row's number in the account, level and days of the address.
 */
export function watchFrames(overlayRoots: () => readonly ShadowRoot[]): Watch {
  const watch: Watch = { faults: [], frames: 0, cells: 0 };
  const format = quantityFormat('en-US');
  const trigger = createTrigger();
  const last = Array.from({ length: deepest }).reduce<HTMLElement>((around) => {
    const inside = document.createElement('div');
    around.append(inside);
    return inside;
  }, createTrigger());
  new ResizeObserver(() => turn(last)).observe(trigger);
  new ResizeObserver(() => {
    watch.frames += 1;
    for (const root of overlayRoots()) watch.cells += lookAt(root, format, (fault) => watch.faults.push(fault));
  }).observe(last);
  const next = () => {
    turn(trigger);
    requestAnimationFrame(next);
  };
  next();
  return watch;
}

function createTrigger(): HTMLElement {
  const trigger = document.createElement('div');
  trigger.style.cssText = 'position: fixed; left: -9px; top: -9px; height: 1px; visibility: hidden; contain: strict';
  document.documentElement.append(trigger);
  return trigger;
}

function turn({ style }: HTMLElement): void {
  style.width = style.width === '1px' ? '2px' : '1px';
}

type Format = ReturnType<typeof quantityFormat>;

/** What the sandbox says of the rows that it draws: the truth that the extension never sees. */
const truth = (): readonly TrueRow[] => window.sandboxTruth?.() ?? [];

/** Gives back how many cells it looked at. */
function lookAt(root: ShadowRoot, format: Format, report: (fault: string) => void): number {
  if (!root.host.isConnected) return 0;
  const places = Map.groupBy(truth(), (row) => row.id);
  const query = new URL(location.href).searchParams;
  let cells = 0;
  for (const cell of root.querySelectorAll<HTMLElement>('.sheet .cell')) {
    const { metric = '', state } = cell.dataset;
    const { id = '' } = cell.closest<HTMLElement>('.row')?.dataset ?? {};
    if (state === 'loading' || !cell.checkVisibility({ visibilityProperty: true })) continue;
    const box = cell.getBoundingClientRect();
    const middle = (box.top + box.bottom) / 2;
    if (!isSeen(cell, middle)) continue;
    cells += 1;
    // A chip belongs to the name that it stands beside, a column to the row.
    const isChip = cell.closest('.sheet')?.classList.contains('chip') ?? false;
    const isOn = (row: TrueRow) => {
      const { top, bottom } = isChip ? row.name : row;
      return middle > top && middle < bottom;
    };
    const stands = (places.get(id) ?? []).some(isOn);
    const on = [...places.values()].flat().find(isOn);
    if (!stands) report(`${metric} of ${id} stands at ${Math.round(middle)} on the row of ${on?.id ?? 'nothing'}.`);
    const level = places.get(id)?.[0]?.level ?? '';
    const figures = figuresOf({
      id,
      advertiserId: query.get('aadvid') ?? '',
      level,
      from: query.get('st') ?? '',
      to: query.get('et') ?? '',
    });
    const figure = figures?.[metric as MetricName];
    const text = figure === undefined || figure.state === 'none' ? 'nothing' : format(figure.quantity);
    if (cell.textContent !== text)
      report(`${metric} of ${level} ${id} shows ${cell.textContent} instead of ${text} (${location.search}).`);
  }
  return cells;
}

/** Whether the overlay's own clips let the middle of a cell show. */
function isSeen(cell: Element, middle: number): boolean {
  if (middle < 0 || middle >= innerHeight) return false;
  for (let clip = cell.closest('.clip'); clip !== null; clip = clip.parentElement?.closest('.clip') ?? null) {
    const { top, bottom } = clip.getBoundingClientRect();
    if (middle < top || middle >= bottom) return false;
  }
  const { localName, parentElement } = (cell.getRootNode() as ShadowRoot).host;
  if (localName !== 'appsprint-rows' || parentElement === null || parentElement === document.body) return true;
  const { top, bottom } = parentElement.getBoundingClientRect();
  return middle >= top && middle < bottom;
}
