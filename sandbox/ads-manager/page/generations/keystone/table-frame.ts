import { element } from '../../element.ts';
import { writtenStyle } from '../../markup.ts';
import { tableStyle } from './table-style.ts';

/** The fixed parts of the table's shadow tree. */
export interface TableFrame {
  readonly scroll: HTMLElement;
  readonly grid: HTMLElement;
  readonly header: HTMLElement;
  readonly viewport: HTMLElement;
  readonly body: HTMLElement;
  readonly footer: HTMLElement;
  readonly skeleton: HTMLElement;
  readonly empty: HTMLElement;
  readonly track: HTMLElement;
  readonly thumb: HTMLElement;
}

/** Builds the shadow tree: a native horizontal scroller around header, body and totals, and a scrollbar of its own. */
export function buildTableFrame(root: ShadowRoot): TableFrame {
  const header = element('div', { class: 'row header', role: 'row' });
  const body = element('div', { class: 'body', role: 'rowgroup' });
  const skeleton = element('div', { class: 'skeleton' }, ...Array.from({ length: 12 }, () => element('div')));
  const empty = element('div', { class: 'empty' });
  const viewport = element('div', { class: 'viewport' }, body, empty, skeleton);
  const footer = element('div', { class: 'row footer', role: 'row' });
  const grid = element('div', { class: 'grid' }, header, viewport, footer);
  const scroll = element('div', { class: 'scroll', part: 'base', tabindex: '-1' }, grid);
  const thumb = element('div', { class: 'thumb' });
  const track = element('div', { class: 'track' }, thumb);
  root.append(element('style', {}, writtenStyle(tableStyle)), scroll, track);
  return { scroll, grid, header, viewport, body, footer, skeleton, empty, track, thumb };
}
