import { pageWidths, type Screen, settledPage } from './screen.ts';

/** The places of the options, as their addresses name them. */
export const optionsPlaces = [
  'connection',
  'connect',
  'advertiser',
  'pixel',
  'mapping',
  'test',
  'display',
  'alerts',
  'privacy',
  'diagnostics',
] as const;

export const optionsScreens: readonly Screen[] = [
  ...optionsPlaces.map((place) => ({
    name: `options-${place}`,
    widths: pageWidths,
    height: 900,
    open: (scene: Parameters<Screen['open']>[0]) => settledPage(scene, `options.html#${place}`),
  })),
  { name: 'first-run-done', widths: pageWidths, height: 900, open: (scene) => settledPage(scene, 'first-run.html') },
];
