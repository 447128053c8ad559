import type { AuditAnswer, Money } from '#lib/appsprint/contract';
import { sayOfApi } from '#lib/check-words';
import type { ExportCell, ExportTable } from '#lib/table-export';
import { t } from '#lib/words';
import { isNew } from './shown.ts';
import { ruleTitle, severityWords } from './words.ts';

function spent(money: Money | null): ExportCell {
  if (money === null) return null;
  return { figure: { state: 'value', quantity: { unit: 'money', ...money }, source: 'reported' } };
}

/**
 * The whole audit for a spreadsheet: a row for every campaign, ad group or ad of every finding. The total counts each ad once
 * and what loses money only, so it is not the sum of the column; its title says so.
 */
export function auditTable(audit: AuditAnswer, appName: string, seenUntil: string | null): ExportTable {
  const { window, findings, currency, spendAtRisk } = audit;
  const text = (content: string): ExportCell => ({ text: content });
  const rows = findings.flatMap((finding) =>
    finding.objects.map((object) => [
      text(ruleTitle(finding)),
      text(severityWords(finding)),
      text(t(`audit.levels.${object.level}`)),
      text(object.name),
      text(object.campaignName),
      text(object.id),
      text(isNew(object, seenUntil) ? t('audit.isNew') : ''),
      text(object.firstSeenAt ?? ''),
      text(sayOfApi(object.said?.seen, object.seen)),
      text(sayOfApi(object.said?.shouldBe, object.shouldBe)),
      text(sayOfApi(object.said?.whatToDo, object.whatToDo)),
      spent(object.spend),
    ]),
  );
  return {
    about: [
      [t('audit.export.title'), appName],
      [t('panel.window.label'), t('panel.export.days', { from: window.from, to: window.to })],
      [t('panel.export.zone'), window.timeZone],
      [t('panel.export.currency'), currency],
      [t('audit.export.source'), t('audit.export.sourceSaid')],
    ],
    titles: [
      t('audit.export.rule'),
      t('audit.export.severity'),
      t('panel.level'),
      t('panel.name'),
      t('audit.levels.campaign'),
      'ID',
      t('audit.isNew'),
      t('audit.export.firstSeen'),
      t('audit.seen'),
      t('audit.shouldBe'),
      t('audit.whatToDo'),
      t('audit.export.spend'),
    ],
    rows,
    totals: [text(t('audit.export.total')), ...Array.from({ length: 10 }, () => null), spent(spendAtRisk)],
  };
}
