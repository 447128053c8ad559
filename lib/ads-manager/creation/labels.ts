import type { CreationAnchors } from './anchors.ts';

/**
 * English: TikTok's API documents 1847302878676994 (the current flow) and 1740673047618561 (the earlier one). Malay: TikTok's
 * help on Smart+ split testing. For German, Japanese, Portuguese and Chinese no public source shows these labels: they are
 * our translations, and where the page words a label differently it is not found, so its setting cannot be verified.
 */
export const labels: CreationAnchors['labels'] = {
  objective: {
    en: ['Advertising objective', 'Objective'],
    de: ['Werbeziel'],
    ja: ['広告の目的'],
    pt: ['Objetivo de publicidade'],
    zh: ['推广目标'],
  },
  destination: {
    en: ['Sales destination', 'Destination'],
    de: ['Verkaufsziel', 'Zielort'],
    ja: ['販売先', '遷移先'],
    pt: ['Destino das vendas', 'Destino'],
    zh: ['销售目的地', '目的地'],
  },
  'optimisation-location': {
    en: ['Optimization location'],
    de: ['Optimierungsort'],
    ja: ['最適化の場所'],
    pt: ['Local de otimização'],
    zh: ['优化位置'],
    ms: ['Lokasi pengoptimuman'],
  },
  pixel: {
    en: ['Data connection', 'TikTok Pixel', 'Pixel'],
    de: ['Datenverbindung', 'TikTok-Pixel'],
    ja: ['データ接続', 'TikTokピクセル'],
    pt: ['Conexão de dados', 'Pixel do TikTok'],
    zh: ['数据连接', 'TikTok Pixel 像素'],
  },
  'optimisation-event': {
    en: ['Optimization event'],
    de: ['Optimierungsereignis'],
    ja: ['最適化イベント'],
    pt: ['Evento de otimização'],
    zh: ['优化事件'],
  },
  goal: {
    en: ['Goal', 'Optimization goal'],
    de: ['Ziel', 'Optimierungsziel'],
    ja: ['目標', '最適化の目標'],
    pt: ['Meta', 'Meta de otimização'],
    zh: ['目标', '优化目标'],
  },
  placement: {
    en: ['Placement', 'Placements'],
    de: ['Platzierung', 'Platzierungen'],
    ja: ['配置', '広告の配置'],
    pt: ['Posicionamento', 'Posicionamentos'],
    zh: ['版位', '投放版位'],
    ms: ['Peletakan'],
  },
  'targeting-mode': {
    en: ['Audience targeting optimization mode'],
    de: ['Optimierungsmodus für das Zielgruppen-Targeting'],
    ja: ['オーディエンスターゲティングの最適化モード'],
    pt: ['Modo de otimização do direcionamento de público'],
    zh: ['受众定向优化模式'],
  },
  'operating-system': {
    en: ['Operating system'],
    de: ['Betriebssystem'],
    ja: ['オペレーティングシステム'],
    pt: ['Sistema operacional'],
    zh: ['操作系统'],
  },
  'website-url': {
    en: ['Destination URL', 'Website URL', 'URL'],
    de: ['Ziel-URL', 'Website-URL'],
    ja: ['遷移先URL', 'ウェブサイトURL'],
    pt: ['URL de destino', 'URL do website'],
    zh: ['目标网址', '网站链接'],
  },
  'url-parameters': {
    en: ['UTM parameters', 'URL parameters'],
    de: ['UTM-Parameter', 'URL-Parameter'],
    ja: ['UTMパラメータ', 'URLパラメータ'],
    pt: ['Parâmetros UTM', 'Parâmetros de URL'],
    zh: ['UTM 参数', '网址参数'],
  },
  'impression-url': {
    en: ['Impression tracking URL'],
    de: ['Impressions-Tracking-URL'],
    ja: ['インプレッショントラッキングURL'],
    pt: ['URL de rastreamento de impressões'],
    zh: ['展示跟踪链接'],
  },
  'click-url': {
    en: ['Click tracking URL'],
    de: ['Klick-Tracking-URL'],
    ja: ['クリックトラッキングURL'],
    pt: ['URL de rastreamento de cliques'],
    zh: ['点击跟踪链接'],
  },
};

/** The button's name is that of the AppSprint docs, TikTok Ads page; other languages are our translations. */
export const fullVersion: CreationAnchors['fullVersion'] = {
  en: ['Full version', 'Switch to full version'],
  de: ['Vollversion'],
  ja: ['完全版'],
  pt: ['Versão completa'],
  zh: ['完整版'],
};
