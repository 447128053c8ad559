/** How one campaign of the story behaves. */
export interface Role {
  readonly name: string;
  readonly objective: 'WEB_CONVERSIONS' | 'LEAD_GENERATION';
  /** TikTok's code of the event its ad groups optimise for. */
  readonly optimizationEvent: 'DOWNLOAD_START' | 'SHOPPING' | 'FORM';
  /** Currency of the purchases that its installs make; the account itself is in euros. */
  readonly purchaseCurrency: 'EUR' | 'USD';
  /** What its ads lead to: the Signal link, one with a parameter of somebody's own, a store page that AppSprint never sees, or another app's Signal link. */
  readonly landing: 'signal-link' | 'tagged-link' | 'store-page' | 'other-app';
  /** What somebody set up wrong in its ad groups; the figures are those of any other campaign. */
  readonly slip: 'automatic-placement' | 'both-systems' | 'another-pixel' | null;
  readonly outcome: 'installs' | 'no-installs' | 'not-delivered';
}

const usual: Omit<Role, 'name'> = {
  objective: 'WEB_CONVERSIONS',
  optimizationEvent: 'SHOPPING',
  purchaseCurrency: 'EUR',
  landing: 'signal-link',
  slip: null,
  outcome: 'installs',
};

/** The campaigns that each stand for one thing that can go wrong or look odd. */
const leads: readonly Role[] = [
  { ...usual, name: 'Summer sale · iOS + Android · FR' },
  { ...usual, name: 'Sleep stories · Lookalike 1 %', optimizationEvent: 'DOWNLOAD_START' },
  { ...usual, name: 'Retargeting' },
  { ...usual, name: 'Retargeting', optimizationEvent: 'DOWNLOAD_START' },
  { ...usual, name: '<img src=x onerror="document.title=\'owned\'"><b>Bold</b> & "quotes" \u202E' },
  { ...usual, name: 'Store page instead of Signal link', optimizationEvent: 'DOWNLOAD_START', landing: 'store-page' },
  { ...usual, name: 'Broad · DE · spend without installs', outcome: 'no-installs' },
  { ...usual, name: 'US launch · purchases in dollars', purchaseCurrency: 'USD' },
  { ...usual, name: 'Paused before it started', landing: 'other-app', outcome: 'not-delivered' },
  { ...usual, name: 'Trial leads · iOS', objective: 'LEAD_GENERATION', optimizationEvent: 'FORM' },
];

/** What is wrong with the first ordinary campaigns: people's slips do not show in a campaign's name. */
const slips: readonly Partial<Role>[] = [
  { slip: 'automatic-placement' },
  { slip: 'both-systems' },
  { slip: 'another-pixel' },
  { landing: 'tagged-link' },
];

const themes = ['Deep sleep', 'Morning calm', 'Focus', 'Breathing', 'Kids stories', 'Rain sounds', 'Winter offer'];
const markets = ['FR', 'DE', 'ES', 'IT', 'NL', 'UK', 'PT', 'BE'];

/** The first `count` roles of the story: the named ones, then as many ordinary campaigns as are asked for. */
export function castOf(count: number): Role[] {
  const ordinary = Array.from({ length: Math.max(0, count - leads.length) }, (_, index): Role => {
    const theme = themes[index % themes.length];
    const market = markets[Math.floor(index / themes.length) % markets.length];
    return {
      ...usual,
      name: `${theme} · ${market} · ${String(index + 1).padStart(3, '0')}`,
      optimizationEvent: index % 3 === 0 ? 'DOWNLOAD_START' : 'SHOPPING',
      ...slips[index],
    };
  });
  return [...leads, ...ordinary].slice(0, count);
}
