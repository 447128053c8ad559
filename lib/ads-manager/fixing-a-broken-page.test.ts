// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PageAnchors } from '#lib/appsprint/contract';
import { type Anchors, builtInAnchors, checkAnchors, mergeAnchors } from './anchors/index.ts';
import { diagnosticsOf } from './health/index.ts';
import { keystoneTable, listAddress } from './list-page.fixture.ts';
import { readPage } from './read-page.ts';
import { createReplies } from './replies/index.ts';

const guide = readFileSync('docs/fixing-a-broken-page.md', 'utf8');
const update = PageAnchors.parse(JSON.parse(/```json\n(.*?)```/s.exec(guide)?.[1] ?? ''));
const moon = { id: '1790000000000000001', name: 'Moon' };
const replies = createReplies(() => builtInAnchors);
const read = (anchors: Anchors) => readPage(document, listAddress, replies, anchors);

test('the worked example: a renamed class, its diagnostics, the update, and the rows are back', () => {
  const table = keystoneTable([moon]);
  document.body.replaceChildren(table);
  expect(read(builtInAnchors)).toMatchObject({ list: { state: 'found' } });

  table.className = 'DataGrid';
  const broken = read(builtInAnchors);
  expect(broken).toMatchObject({ list: { state: 'not-yet' } });

  const { shapes } = diagnosticsOf(document, broken, { replies, anchors: builtInAnchors, health: [] });
  const told = shapes.map(({ shape }) => shape);
  for (const line of ['ks-virtual-table-*[class="DataGrid"]', 'div[slot="cell-#_campaign_name"]']) {
    expect(guide).toContain(line);
    expect(told).toContain(line);
  }

  const { anchors, health } = mergeAnchors(builtInAnchors, checkAnchors(update), document);
  expect(health).toEqual([]);
  expect(read(anchors)).toMatchObject({ list: { state: 'found', tables: [{ rows: [moon] }] } });
});
