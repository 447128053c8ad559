import { element } from '../../../ads-manager/page/element.ts';
import type { Step } from '../draft.ts';
import { adForm } from './ad-form.ts';
import { adGroupForm } from './ad-group-form.ts';
import { type Block, type BlockParts, buildBlock } from './block.ts';
import { campaignForm } from './campaign-form.ts';
import type { Kit } from './kit.ts';

const builders: Readonly<Record<Step, (kit: Kit) => BlockParts[]>> = {
  campaign: campaignForm,
  adgroup: adGroupForm,
  ad: adForm,
};

/** The form of one step. It stays in the page, hidden, when another step is shown (public program, 2026-08). */
export interface Form {
  readonly node: HTMLElement;
  /** Labels of the settings that the form has now. */
  labels(): string[];
  /** Brings every block to what the draft holds; the simplified form has few of them. */
  show(isSimplified: boolean): void;
  /** Builds all blocks anew, as after a change of wording. */
  rebuild(): void;
}

export function buildForm(step: Step, kit: Kit): Form {
  const node = element('div', { class: 'form' }, element('h2', {}, kit.words.steps[step]));
  let blocks: Block[] = [];
  const rebuild = () => {
    for (const block of blocks) block.node.remove();
    blocks = builders[step](kit).map((parts) => buildBlock(parts, kit.switches.hasTestIds));
  };
  rebuild();
  return {
    node,
    labels: () => blocks.filter((block) => block.isIn(kit.store.draft)).map(({ label }) => label),
    show(isSimplified) {
      const { draft } = kit.store;
      let last: Element | null = node.firstElementChild;
      for (const block of blocks) {
        if (!block.isIn(draft) || (isSimplified && !block.isSimple)) {
          block.node.remove();
          continue;
        }
        block.show(draft);
        if (block.node.previousElementSibling !== last) last?.after(block.node);
        last = block.node;
      }
    },
    rebuild,
  };
}
