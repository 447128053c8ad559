import { isFormAddress } from '#lib/ads-manager';
import { quietly } from '#lib/content-script';
import { formPart } from '#lib/form-part';
import { ask, type TabSettings } from '#lib/messages';
import type { FormFollower } from '#lib/setup-marks';
import type { PageKnowledge } from './page-knowledge.ts';

/** The marks on forms, whose script comes only when a form is opened. */
export type Forms = FormFollower;

export function createForms({ replies, anchorsUpdate, health }: PageKnowledge): Forms {
  let follower: FormFollower | null = null;
  let settings: Pick<TabSettings, 'paused'> | null = null;
  let address: URL | null = null;
  let isComing = false;
  let isStopped = false;

  const fetchPart = async () => {
    isComing = true;
    try {
      await ask('formPart', undefined);
    } catch (error) {
      // It is asked for again when the page goes on.
      console.debug('AppSprint Companion could not get its part for forms.', error);
    }
    isComing = false;
    const follow = formPart();
    if (follow === null || isStopped) return;
    follower = follow({
      document,
      locale: navigator.language,
      now: () => Date.now(),
      replies,
      anchorsUpdate,
      noteHealth: (events) => health.note(events),
      askFacts: (advertiserId) => ask('setupFacts', { advertiserId }),
      askPixel: () => ask('pixelFacts', undefined),
      openHelp: (rule) => quietly(ask('openHelpPage', rule)),
      usePixel: (pixelId) => ask('openPixelOptions', pixelId),
      report: (state) => quietly(ask('listState', state)),
      copy: (text) => navigator.clipboard.writeText(text),
    });
    if (settings !== null) follower.settle(settings);
    if (address !== null) follower.moved(address);
  };
  const want = () => {
    const isWanted = address !== null && isFormAddress(address) && settings?.paused === null;
    if (isWanted && follower === null && !isComing && !isStopped) void fetchPart();
  };

  return {
    moved(newAddress) {
      address = newAddress;
      follower?.moved(newAddress);
      want();
    },
    look: () => follower?.look(),
    settle(newSettings) {
      settings = newSettings;
      follower?.settle(newSettings);
      want();
    },
    stop() {
      isStopped = true;
      follower?.stop();
      follower = null;
    },
  };
}
