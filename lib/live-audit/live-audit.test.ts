import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AuditAnswer, type AuditFinding } from '#lib/appsprint/contract';
import { csvParts, type ExportTable } from '#lib/table-export';
import { alike, auditTable, countNew, everything, isNew, ruleTitle, shownFindings } from './index.ts';

const lastLook = '2026-11-14T12:00:00.000Z';
const before = '2026-11-13T12:00:00.000Z';
const after = '2026-11-14T12:30:00.000Z';
const euros = (amount: string) => ({ amount, currency: 'EUR' });

function objectOf(id: string, changes: object = {}) {
  return {
    level: 'ad',
    id,
    name: `Ad ${id}`,
    campaignId: '100',
    campaignName: 'Moon',
    adgroupId: '200',
    seen: 'a store page',
    shouldBe: 'the Signal link',
    whatToDo: 'Paste the Signal link.',
    copy: null,
    firstSeenAt: before,
    spend: euros('1.00'),
    ...changes,
  };
}

function auditOf(findings: readonly object[]): AuditAnswer {
  return AuditAnswer.parse({
    advertiserId: '7000000000000000001',
    window: { from: '2026-11-08', to: '2026-11-14', timeZone: 'Europe/Paris' },
    currency: 'EUR',
    checked: { campaigns: 2, adgroups: 2, ads: 4 },
    findings,
    unverified: [],
    spendAtRisk: euros('12.50'),
    lastRunAt: lastLook,
    reporting: { state: 'current', at: lastLook },
  });
}

const findingOf = (rule: string, severity: AuditFinding['severity'], spend: string, objects: readonly object[]) => ({
  rule,
  title: rule,
  code: rule,
  severity,
  objects,
  spendAtRisk: euros(spend),
});

const audit = auditOf([
  findingOf('signal-link', 'warn', '99.00', [objectOf('1')]),
  findingOf('placement', 'bad', '2.50', [objectOf('2'), objectOf('3', { firstSeenAt: after, spend: euros('1.50') })]),
  findingOf('pixel', 'bad', '10.00', [objectOf('4', { firstSeenAt: null })]),
]);

const shown = (filter: object, seenUntil: string | null = lastLook) =>
  shownFindings(audit, { ...everything, ...filter }, seenUntil).map(({ rule, objects }) => [
    rule,
    ...objects.map(({ id }) => id),
  ]);

describe('the findings', () => {
  test('are what loses money first, then by the spend at risk', () => {
    expect(shown({})).toEqual([
      ['pixel', '4'],
      ['placement', '2', '3'],
      ['signal-link', '1'],
    ]);
  });

  test('of one check or of one severity', () => {
    expect(shown({ rule: 'placement' })).toEqual([['placement', '2', '3']]);
    expect(shown({ severity: 'warn' })).toEqual([['signal-link', '1']]);
    expect(shown({ rule: 'placement', severity: 'warn' })).toEqual([]);
  });

  test('that are new since the last look, in part without the spend of the whole', () => {
    expect(shown({ isNewOnly: true })).toEqual([
      ['pixel', '4'],
      ['placement', '3'],
    ]);
    const [, placement] = shownFindings(audit, { ...everything, isNewOnly: true }, lastLook);
    expect(placement?.spendAtRisk).toBeNull();
    expect(countNew(audit, lastLook)).toBe(2);
  });

  test('are none of them new to whoever looks for the first time', () => {
    expect(countNew(audit, null)).toBe(0);
    expect(audit.findings.flatMap(({ objects }) => objects).some((object) => isNew(object, null))).toBe(false);
  });
});

test('places about which the same is to be said stand together, those that spent most first', () => {
  const [finding] = auditOf([
    findingOf('placement', 'bad', '6.00', [
      objectOf('1'),
      objectOf('2', { seen: 'Pangle', spend: euros('2.00') }),
      objectOf('3', { spend: euros('10.00') }),
    ]),
  ]).findings;
  expect(alike(finding?.objects ?? []).map((some) => some.map(({ id }) => id))).toEqual([['3', '1'], ['2']]);
});

test('a check of a newer API has the API’s own title', () => {
  expect(ruleTitle({ rule: 'smart-plus', title: 'x' })).toBe('Smart+ ad');
  expect(ruleTitle({ rule: 'toString', title: 'Brand safety' })).toBe('Brand safety');
});

describe('the table for a spreadsheet', () => {
  const csvOf = (table: ExportTable) => [...csvParts(table, 'raw', 'en')].join('');
  const csv = csvOf(auditTable(audit, 'Moonlight', lastLook));
  const lines = csv.trimEnd().split('\r\n');

  test('has a row for every place of every finding, and the spend at risk with each ad counted once', () => {
    expect(lines).toHaveLength(5 + 1 + 1 + 4 + 1);
    expect(lines.at(-1)).toBe('"Spend at risk, each ad once",,,,,,,,,,,12.50');
    expect(lines[9]).toBe(
      `Placement,Broken,Ad,Ad 3,Moon,3,New,${after},a store page,the Signal link,Paste the Signal link.,1.50`,
    );
  });

  test('has no cell that a spreadsheet takes for a formula, whatever a campaign is called', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@'), fc.string(), (sign, rest) => {
        const named = auditOf([findingOf('pixel', 'bad', '1.00', [objectOf('1', { name: `${sign}${rest}` })])]);
        const [first] = auditTable(named, 'Moonlight', null).rows;
        expect(first?.[3]).toEqual({ text: `${sign}${rest}` });
        expect(csvOf(auditTable(named, 'Moonlight', null))).toContain(`'${sign}`);
      }),
    );
  });
});
