import { element } from '../../../ads-manager/page/element.ts';
import { textField } from '../controls/ks-input.ts';
import { radios } from '../controls/ks-radios.ts';
import { viSelect } from '../controls/vi-select.ts';
import { viCheckboxes } from '../controls/vi-toggles.ts';
import type { Draft } from '../draft.ts';
import type { Destination, OperatingSystem, Placement } from '../words/index.ts';
import { type BlockParts, bound, type Content } from './block.ts';
import { choicesOf, type Kit, keysOf, worded } from './kit.ts';

const locations: readonly Destination[] = ['website', 'app', 'tiktok-shop'];
const systems: Readonly<Record<OperatingSystem, string>> = { ios: 'iOS', android: 'Android' };
const placements: readonly Placement[] = ['tiktok', 'global-app-bundle', 'pangle'];

/** The settings of an ad group. With a budget on the campaign, goal and event are the same in all of its ad groups. */
export function adGroupForm(kit: Kit): BlockParts[] {
  const { words, switches, store } = kit;
  const { labels } = words;
  const { suffix } = switches;
  const change = (values: Parameters<typeof store.change<'adgroup'>>[1]) => store.change('adgroup', values);
  const tag = ({ campaign }: Draft) => (campaign.isBudgetOnCampaign ? words.sharedSetting : null);
  const isMeasured = ({ adgroup }: Draft) => adgroup.goal === 'conversion' || adgroup.goal === 'value';
  return [
    {
      label: labels.adgroupName,
      content: bound(
        textField({ suffix, kind: 'open' }, (name) => change({ name })),
        ({ adgroup }) => adgroup.name,
      ),
    },
    {
      label: labels.optimisationLocation,
      tag,
      content: bound(
        radios(suffix, choicesOf(locations, words.destinations), (optimisationLocation) =>
          change({ optimisationLocation }),
        ),
        ({ adgroup }) => adgroup.optimisationLocation,
      ),
    },
    {
      label: worded(kit, labels.goal),
      tag,
      content: bound(
        viSelect(choicesOf(keysOf(words.goals), words.goals), (goal) => change({ goal })),
        ({ adgroup }) => adgroup.goal,
      ),
    },
    {
      label: worded(kit, labels.pixel),
      isIn: ({ adgroup }) => isMeasured({ ...store.draft, adgroup }) && adgroup.optimisationLocation === 'website',
      content: pixelChoice(kit),
    },
    {
      label: labels.optimisationEvent,
      tag,
      isIn: isMeasured,
      content: bound(
        // TikTok offers an event for some objectives only; here every event can be chosen, so that every mistake can be made.
        viSelect(choicesOf(keysOf(words.events), words.events), (event) => change({ event })),
        ({ adgroup }) => adgroup.event,
      ),
    },
    { label: labels.bidStrategy, content: viText('Maximum delivery') },
    {
      label: labels.dailyBudget,
      isSimple: true,
      isIn: ({ campaign }) => !campaign.isBudgetOnCampaign,
      content: bound(
        textField({ suffix, kind: 'open' }, (dailyBudget) => change({ dailyBudget })),
        ({ adgroup }) => adgroup.dailyBudget,
      ),
    },
    ...audience(kit),
    {
      label: worded(kit, labels.placement),
      isHybrid: true,
      content: placementChoice(kit),
    },
  ];
}

/** Automatic targeting has no operating system setting at all (TikTok's API document 1847839827327106). */
function audience({ words, switches: { suffix }, store }: Kit): BlockParts[] {
  const { labels } = words;
  const isCustom = ({ campaign, adgroup }: Draft) => !campaign.isSmartPlus || adgroup.targeting === 'custom';
  return [
    {
      label: labels.targetingMode,
      isHybrid: true,
      isIn: ({ campaign }) => campaign.isSmartPlus,
      content: bound(
        radios(suffix, choicesOf(keysOf(words.targeting), words.targeting), (targeting) =>
          store.change('adgroup', { targeting }),
        ),
        ({ adgroup }) => adgroup.targeting,
      ),
    },
    { label: labels.location, content: viText('France') },
    {
      label: labels.operatingSystem,
      isIn: isCustom,
      content: bound(
        // No public source shows the control of this setting: two checkboxes are the stand-in's own.
        viCheckboxes(choicesOf(keysOf(systems), systems), (operatingSystems) =>
          store.change('adgroup', { operatingSystems }),
        ),
        ({ adgroup }) => adgroup.operatingSystems,
      ),
    },
    {
      label: labels.systemVersions,
      isIn: (draft) => isCustom(draft) && draft.adgroup.operatingSystems.length === 1,
      content: viText('iOS 15.0'),
    },
  ];
}

function pixelChoice({ pixels, switches, words, store }: Kit): Content {
  const names = pixels.map(({ pixel_id, pixel_name }) => ({ value: pixel_id, text: pixel_name }));
  const select = viSelect(names, (pixel) => store.change('adgroup', { pixel }));
  const id = element('div', { class: 'hint' });
  return {
    node: element('div', {}, select.node, id),
    show({ adgroup }) {
      select.show(adgroup.pixel);
      const chosen = pixels.find(({ pixel_id }) => pixel_id === adgroup.pixel);
      const parts = chosen === undefined ? [] : [words.pixelStates.active];
      if (switches.showsPixelId && chosen !== undefined) parts.push(`ID: ${chosen.pixel_code}`);
      id.textContent = parts.join(' · ');
    },
  };
}

/** No public source shows the control of this setting: radios with checkboxes below are the stand-in's own. */
function placementChoice(kit: Kit): Content {
  const { words, switches, store } = kit;
  const modes = { automatic: words.placements.automatic, select: worded(kit, words.placements.select) };
  const mode = radios(switches.suffix, choicesOf(['automatic', 'select'], modes), (value) =>
    store.change('adgroup', { isPlacementAutomatic: value === 'automatic' }),
  );
  const places = viCheckboxes(choicesOf(placements, words.placements), (chosen) =>
    store.change('adgroup', { placements: chosen }),
  );
  return {
    node: element('div', {}, mode.node, places.node),
    show({ adgroup }) {
      mode.show(adgroup.isPlacementAutomatic ? 'automatic' : 'select');
      places.show(adgroup.placements);
      places.node.hidden = adgroup.isPlacementAutomatic;
    },
  };
}

/** A choice that is only there to look real and to be mistaken for another. */
function viText(text: string): Content {
  const select = viSelect([{ value: text, text }], () => undefined);
  select.show(text);
  return { node: select.node, show: () => undefined };
}
