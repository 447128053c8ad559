import type { Locale, Switches } from '../switches.ts';

/** Texts of the page in one language. TikTok's own wording is known for English only; the others are ours. */
export interface Words {
  readonly levels: Readonly<Record<'campaign' | 'adgroup' | 'creative', string>>;
  readonly nameHeader: (level: string) => string;
  readonly status: string;
  readonly budget: string;
  readonly onOff: string;
  readonly noLimit: string;
  readonly daily: string;
  readonly startingBudget: string;
  readonly figures: Readonly<Record<string, string>>;
  readonly spend: Readonly<Record<Switches['spend'], string>>;
  readonly statuses: Readonly<Record<string, string>>;
  readonly totalOf: (count: number, level: string) => string;
  readonly search: string;
  readonly allStatuses: string;
  readonly selected: string;
  readonly noData: string;
}

const english: Words = {
  levels: { campaign: 'Campaign', adgroup: 'Ad group', creative: 'Ad' },
  nameHeader: (level) => `${level} name`,
  status: 'Status',
  budget: 'Budget',
  onOff: 'On/Off',
  noLimit: 'No limit',
  daily: 'Daily',
  startingBudget: 'Starting daily budget',
  figures: {
    show_cnt: 'Impressions',
    click_cnt: 'Clicks',
    cpc: 'CPC',
    ctr: 'CTR',
    time_attr_convert_cnt: 'Conversions',
    time_attr_conversion_cost: 'CPA',
  },
  spend: { Cost: 'Cost', Spend: 'Spend' },
  statuses: {
    delivery_ok: 'Active',
    disable: 'Inactive',
    campaign_disable: 'Campaign inactive',
    ad_disable: 'Ad group inactive',
  },
  totalOf: (count, level) => `Total of ${count} ${level.toLowerCase()}${count === 1 ? '' : 's'}`,
  search: 'Search by name',
  allStatuses: 'All statuses',
  selected: 'selected',
  noData: 'No data',
};

const german: Words = {
  levels: { campaign: 'Kampagne', adgroup: 'Anzeigengruppe', creative: 'Anzeige' },
  nameHeader: (level) => `Name der ${level}`,
  status: 'Status',
  budget: 'Budget',
  onOff: 'Ein/Aus',
  noLimit: 'Kein Limit',
  daily: 'Täglich',
  startingBudget: 'Anfängliches Tagesbudget',
  figures: {
    show_cnt: 'Impressionen',
    click_cnt: 'Klicks',
    cpc: 'CPC',
    ctr: 'CTR',
    time_attr_convert_cnt: 'Conversions',
    time_attr_conversion_cost: 'CPA',
  },
  spend: { Cost: 'Kosten', Spend: 'Ausgaben' },
  statuses: {
    delivery_ok: 'Aktiv',
    disable: 'Inaktiv',
    campaign_disable: 'Kampagne inaktiv',
    ad_disable: 'Anzeigengruppe inaktiv',
  },
  totalOf: (count, level) => `Gesamt: ${count} × ${level}`,
  search: 'Nach Namen suchen',
  allStatuses: 'Alle Status',
  selected: 'ausgewählt',
  noData: 'Keine Daten',
};

const japanese: Words = {
  levels: { campaign: 'キャンペーン', adgroup: '広告グループ', creative: '広告' },
  nameHeader: (level) => `${level}名`,
  status: 'ステータス',
  budget: '予算',
  onOff: 'オン/オフ',
  noLimit: '上限なし',
  daily: '日予算',
  startingBudget: '開始時の日予算',
  figures: {
    show_cnt: 'インプレッション',
    click_cnt: 'クリック数',
    cpc: 'CPC',
    ctr: 'CTR',
    time_attr_convert_cnt: 'コンバージョン',
    time_attr_conversion_cost: 'CPA',
  },
  spend: { Cost: 'コスト', Spend: '消化額' },
  statuses: {
    delivery_ok: '配信中',
    disable: '停止中',
    campaign_disable: 'キャンペーン停止中',
    ad_disable: '広告グループ停止中',
  },
  totalOf: (count, level) => `${level} 合計 ${count} 件`,
  search: '名前で検索',
  allStatuses: 'すべてのステータス',
  selected: '件選択',
  noData: 'データなし',
};

const arabic: Words = {
  levels: { campaign: 'الحملة', adgroup: 'المجموعة الإعلانية', creative: 'الإعلان' },
  nameHeader: (level) => `اسم ${level}`,
  status: 'الحالة',
  budget: 'الميزانية',
  onOff: 'تشغيل',
  noLimit: 'بلا حد',
  daily: 'يوميًا',
  startingBudget: 'الميزانية اليومية الأولية',
  figures: {
    show_cnt: 'مرات الظهور',
    click_cnt: 'النقرات',
    cpc: 'CPC',
    ctr: 'CTR',
    time_attr_convert_cnt: 'التحويلات',
    time_attr_conversion_cost: 'CPA',
  },
  spend: { Cost: 'التكلفة', Spend: 'الإنفاق' },
  statuses: {
    delivery_ok: 'نشط',
    disable: 'غير نشط',
    campaign_disable: 'الحملة غير نشطة',
    ad_disable: 'المجموعة الإعلانية غير نشطة',
  },
  totalOf: (count, level) => `الإجمالي: ${count} (${level})`,
  search: 'البحث بالاسم',
  allStatuses: 'كل الحالات',
  selected: 'محدد',
  noData: 'لا توجد بيانات',
};

const portuguese: Words = {
  levels: { campaign: 'Campanha', adgroup: 'Grupo de anúncios', creative: 'Anúncio' },
  nameHeader: (level) => `Nome: ${level}`,
  status: 'Status',
  budget: 'Orçamento',
  onOff: 'Lig./Desl.',
  noLimit: 'Sem limite',
  daily: 'Diário',
  startingBudget: 'Orçamento diário inicial',
  figures: {
    show_cnt: 'Impressões',
    click_cnt: 'Cliques',
    cpc: 'CPC',
    ctr: 'CTR',
    time_attr_convert_cnt: 'Conversões',
    time_attr_conversion_cost: 'CPA',
  },
  spend: { Cost: 'Custo', Spend: 'Gasto' },
  statuses: {
    delivery_ok: 'Ativo',
    disable: 'Inativo',
    campaign_disable: 'Campanha inativa',
    ad_disable: 'Grupo de anúncios inativo',
  },
  totalOf: (count, level) => `Total de ${count} (${level.toLowerCase()})`,
  search: 'Pesquisar por nome',
  allStatuses: 'Todos os status',
  selected: 'selecionados',
  noData: 'Sem dados',
};

const byLocale: Readonly<Record<Locale, Words>> = {
  en: english,
  de: german,
  ja: japanese,
  ar: arabic,
  pt: portuguese,
};

/** The texts of a language. */
export function wordsOf(locale: Locale): Words {
  return byLocale[locale];
}
