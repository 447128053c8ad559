// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { PageAnchors } from '#lib/appsprint/contract';
import { builtInAnchors, checkAnchors, mergeAnchors } from './index.ts';

const newer = builtInAnchors.version + 1;
const { keystone } = builtInAnchors;
const renamed = { ...keystone, selectors: { ...keystone.selectors, table: '.Grid' } };
const merge = (update: PageAnchors) => mergeAnchors(builtInAnchors, checkAnchors(update), document);

test('every built-in table fits its own schema and is a newer update of itself', () => {
  const { version, ...tables } = builtInAnchors;
  const { anchors, health } = merge({ version: version + 1, tables });
  expect(health).toEqual([]);
  expect(anchors).toEqual({ ...builtInAnchors, version: version + 1 });
});

test('a table of a newer update takes the place of the built-in one, the others stay', () => {
  expect(merge({ version: newer, tables: { keystone: renamed } })).toEqual({
    anchors: { ...builtInAnchors, version: newer, keystone: renamed },
    health: [],
  });
});

test('no update changes nothing and is no trouble', () => {
  expect(merge({ version: 0, tables: {} })).toEqual({ anchors: builtInAnchors, health: [] });
});

describe('ignored, with a health event,', () => {
  test.each<[string, PageAnchors]>([
    ['is an update that is not newer', { version: builtInAnchors.version, tables: { keystone: renamed } }],
    ['is a table that no reader has', { version: newer, tables: { elsewhere: {} } }],
    ['is a table with a part missing', { version: newer, tables: { keystone: { selectors: renamed.selectors } } }],
    [
      'is a number for a selector',
      { version: newer, tables: { keystone: { ...renamed, selectors: { ...renamed.selectors, table: 7 } } } },
    ],
    [
      'is a selector that is none',
      { version: newer, tables: { keystone: { ...renamed, selectors: { ...renamed.selectors, table: '..x' } } } },
    ],
    [
      'is an endless selector',
      {
        version: newer,
        tables: { keystone: { ...renamed, selectors: { ...renamed.selectors, table: '.x'.repeat(900) } } },
      },
    ],
    ['is a text for a list of words', { version: newer, tables: { keystone: { ...renamed, nameFields: 'x' } } }],
    ['is no table at all', { version: newer, tables: { keystone: null } }],
  ])('%s', (_, update) => {
    const { anchors, health } = merge(update);
    expect(anchors).toEqual(builtInAnchors);
    expect(health).toMatchObject([{ feature: 'page anchors', problem: 'unexpected' }]);
  });

  test('is a bad table beside a good one, which counts', () => {
    const { anchors, health } = merge({ version: newer, tables: { 'vi-table': {}, keystone: renamed } });
    expect(anchors).toMatchObject({ version: newer, keystone: renamed, 'vi-table': builtInAnchors['vi-table'] });
    expect(health).toHaveLength(1);
  });

  test('is a table that slipped past the background in another form', () => {
    const slipped = { version: newer, tables: { keystone: { ...renamed, nameFields: { campaign: [1] } } }, faults: [] };
    expect(mergeAnchors(builtInAnchors, slipped, document).anchors).toEqual(builtInAnchors);
  });
});
