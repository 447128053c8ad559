import type { CreationAnchors } from './anchors.ts';

/**
 * What can be chosen. English: TikTok's API document 1847302878676994 and, for events, its help on supported standard events
 * (September 2025; Complete payment is Purchase since 2025). Portuguese objectives: help about automatic search placement.
 * The rest of the other languages are our translations; a choice that is not here is one that we do not understand.
 */
export const choices: CreationAnchors['choices'] = {
  objective: {
    sales: {
      en: ['Sales'],
      de: ['Verkäufe'],
      ja: ['販売'],
      pt: ['Vendas'],
      zh: ['销售'],
    },
    'lead-generation': {
      en: ['Lead generation'],
      de: ['Leadgenerierung'],
      ja: ['リード獲得'],
      pt: ['Geração de leads'],
      zh: ['线索收集'],
    },
    'app-promotion': {
      en: ['App promotion'],
      de: ['App-Werbung'],
      ja: ['アプリプロモーション'],
      pt: ['Promoção no app'],
      zh: ['应用推广'],
    },
    traffic: {
      en: ['Traffic'],
      de: ['Traffic'],
      ja: ['トラフィック'],
      pt: ['Tráfego'],
      zh: ['访问量'],
    },
    reach: {
      en: ['Reach'],
      de: ['Reichweite'],
      ja: ['リーチ'],
      pt: ['Alcance'],
      zh: ['覆盖人数'],
    },
  },
  destination: {
    website: {
      en: ['Website'],
      de: ['Website'],
      ja: ['ウェブサイト'],
      pt: ['Website'],
      zh: ['网站'],
      ms: ['Laman web'],
    },
    app: {
      en: ['App'],
      de: ['App'],
      ja: ['アプリ'],
      pt: ['App'],
      zh: ['应用'],
    },
    'tiktok-shop': {
      en: ['TikTok Shop'],
      de: ['TikTok Shop'],
      ja: ['TikTok Shop'],
      pt: ['TikTok Shop'],
      zh: ['TikTok Shop'],
    },
  },
  goal: {
    click: {
      en: ['Click'],
      de: ['Klick'],
      ja: ['クリック'],
      pt: ['Clique'],
      zh: ['点击'],
    },
    conversion: {
      en: ['Conversion'],
      de: ['Conversion'],
      ja: ['コンバージョン'],
      pt: ['Conversão'],
      zh: ['转化'],
    },
    'landing-page-view': {
      en: ['Landing page view'],
      de: ['Landingpage-Aufruf'],
      ja: ['ランディングページの表示'],
      pt: ['Visualização da página de destino'],
      zh: ['落地页浏览'],
    },
    value: {
      en: ['Value'],
      de: ['Wert'],
      ja: ['価値'],
      pt: ['Valor'],
      zh: ['价值'],
    },
  },
  targeting: {
    automatic: {
      en: ['Automatic targeting'],
      de: ['Automatisches Targeting'],
      ja: ['自動ターゲティング'],
      pt: ['Direcionamento automático'],
      zh: ['自动定向'],
    },
    custom: {
      en: ['Custom targeting'],
      de: ['Benutzerdefiniertes Targeting'],
      ja: ['カスタムターゲティング'],
      pt: ['Direcionamento personalizado'],
      zh: ['自定义定向'],
    },
  },
  placementMode: {
    automatic: {
      en: ['Automatic placement'],
      de: ['Automatische Platzierung'],
      ja: ['自動配置'],
      pt: ['Posicionamento automático'],
      zh: ['自动版位'],
    },
    selected: {
      en: ['Select specific placements', 'Select placement'],
      de: ['Bestimmte Platzierungen auswählen', 'Platzierung auswählen'],
      ja: ['特定の配置を選択', '配置を選択'],
      pt: ['Selecionar posicionamentos específicos', 'Selecionar posicionamento'],
      zh: ['选择特定版位', '选择版位'],
    },
  },
  placements: {
    tiktok: {
      en: ['TikTok'],
    },
    'global-app-bundle': {
      en: ['Global App Bundle'],
    },
    pangle: {
      en: ['Pangle'],
    },
  },
  operatingSystems: {
    ios: {
      en: ['iOS'],
    },
    android: {
      en: ['Android'],
    },
    all: {
      en: ['All', 'No limit'],
    },
  },
  urlParameters: {
    none: {
      en: ['No URL parameters'],
      de: ['Keine URL-Parameter'],
      ja: ['URLパラメータなし'],
      pt: ['Nenhum parâmetro de URL'],
      zh: ['无网址参数'],
    },
    added: {
      en: ['Added URL parameters'],
      de: ['URL-Parameter hinzugefügt'],
      ja: ['URLパラメータ追加済み'],
      pt: ['Parâmetros de URL adicionados'],
      zh: ['已添加网址参数'],
    },
  },
  events: {
    Purchase: {
      en: ['Purchase', 'Complete payment'],
      de: ['Kauf'],
      ja: ['購入'],
      pt: ['Compra'],
      zh: ['购买'],
    },
    Subscribe: {
      en: ['Subscribe'],
      de: ['Abonnement'],
      ja: ['定期購入'],
      pt: ['Assinatura'],
      zh: ['订阅'],
    },
    InitiateCheckout: {
      en: ['Initiate checkout'],
      de: ['Bezahlvorgang starten'],
      ja: ['支払い開始'],
      pt: ['Iniciar finalização da compra'],
      zh: ['发起结账'],
    },
    AddToCart: {
      en: ['Add to cart'],
      de: ['In den Warenkorb'],
      ja: ['カートに追加'],
      pt: ['Adicionar ao carrinho'],
      zh: ['加入购物车'],
    },
    AddPaymentInfo: {
      en: ['Add payment info'],
      de: ['Zahlungsdaten hinzufügen'],
      ja: ['支払い情報の追加'],
      pt: ['Adicionar dados de pagamento'],
      zh: ['添加支付信息'],
    },
    AddToWishlist: {
      en: ['Add to wishlist'],
      de: ['Auf die Wunschliste'],
      ja: ['ウィッシュリストに追加'],
      pt: ['Adicionar à lista de desejos'],
      zh: ['加入心愿单'],
    },
    Download: {
      en: ['Download'],
      de: ['Download'],
      ja: ['ダウンロード'],
      pt: ['Download'],
      zh: ['下载'],
    },
    ViewContent: {
      en: ['View content'],
      de: ['Inhalt ansehen'],
      ja: ['コンテンツの閲覧'],
      pt: ['Ver conteúdo'],
      zh: ['查看内容'],
    },
    Search: {
      en: ['Search'],
      de: ['Suche'],
      ja: ['検索'],
      pt: ['Pesquisa'],
      zh: ['搜索'],
    },
    StartTrial: {
      en: ['Start trial'],
      de: ['Testzeitraum starten'],
      ja: ['トライアル開始'],
      pt: ['Iniciar teste'],
      zh: ['开始试用'],
    },
    CompleteRegistration: {
      en: ['Complete registration'],
      de: ['Registrierung abschließen'],
      ja: ['登録完了'],
      pt: ['Concluir cadastro'],
      zh: ['完成注册'],
    },
    SubmitForm: {
      en: ['Submit form'],
      de: ['Formular absenden'],
      ja: ['フォーム送信'],
      pt: ['Enviar formulário'],
      zh: ['提交表单'],
    },
    Contact: {
      en: ['Contact'],
      de: ['Kontakt'],
      ja: ['問い合わせ'],
      pt: ['Contato'],
      zh: ['联系'],
    },
    SubmitApplication: {
      en: ['Submit application'],
    },
    ApplicationApproval: {
      en: ['Application approval'],
    },
    CustomizeProduct: {
      en: ['Customize product'],
    },
    FindLocation: {
      en: ['Find location'],
    },
    Schedule: {
      en: ['Schedule'],
    },
  },
};
