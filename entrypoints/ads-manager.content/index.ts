import { defineContentScript } from 'wxt/utils/define-content-script';
import { lookForEnd, quietly, watchFaults, whileShown } from '#lib/content-script';
import { followLists, type ListFollower } from '#lib/list-figures';
import { answerDiagnostics, ask, onTold, type TabSettings } from '#lib/messages';
import { defaultDisplay } from '#lib/settings';
import { createForms, type Forms } from './forms.ts';
import { gatherPageKnowledge, type PageKnowledge } from './page-knowledge.ts';

export default defineContentScript({
  matches: ['https://ads.tiktok.com/i18n/*'],
  runAt: 'document_idle',
  main(context) {
    const faults = watchFaults(window, 'script of Ads Manager', (fault) => quietly(ask('scriptFault', fault)));
    context.onInvalidated(faults.stop);
    lookForEnd(context);
    let knowledge: PageKnowledge | null = null;
    let follower: ListFollower | null = null;
    let forms: Forms | null = null;
    /** Changes with every coming and going of the page, so that a late answer finds out that it is late. */
    let visit = 0;
    const hide = () => {
      visit += 1;
      follower?.stop();
      forms?.stop();
      follower = null;
      forms = null;
    };
    const settle = (settings: TabSettings) => {
      knowledge?.readReplies(settings.readReplies && settings.paused === null);
      follower?.settle(settings);
      forms?.settle(settings);
    };
    const look = () => {
      follower?.look();
      forms?.look();
    };
    const moved = (address: URL) => {
      follower?.moved(address);
      forms?.moved(address);
    };
    const show = async () => {
      hide();
      const thisVisit = visit;
      const known = knowledge ?? gatherPageKnowledge(document, look);
      if (knowledge === null) answerDiagnostics(() => known.diagnostics(new URL(location.href)));
      knowledge = known;
      const settings = await tabSettings();
      if (thisVisit !== visit) return;
      follower = follow(known, settings, () => context.isValid);
      forms = createForms(known);
      settle(settings);
      moved(new URL(location.href));
    };
    whileShown(context, () => void show().catch(faults.note), hide);
    context.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => moved(newUrl));
    context.onInvalidated(onTold(settle));
    context.onInvalidated(() => knowledge?.stop());
  },
});

function follow(
  { replies, anchors, health }: PageKnowledge,
  settings: TabSettings,
  isAlive: () => boolean,
): ListFollower {
  return followLists(
    {
      document,
      address: () => new URL(location.href),
      locale: navigator.language,
      now: () => Date.now(),
      ask: (query) => ask('figures', query),
      askTotals: (query) => ask('totals', query),
      replies,
      anchors,
      noteHealth: (events) => health.note(events),
      report: (state) => quietly(ask('listState', state)),
      pause: () => quietly(ask('pauseThisTab', undefined)),
      open: () => ask('openPopup', undefined).catch(() => false),
      isAlive,
    },
    settings,
  );
}

/** What is to be shown in this tab; what is shown at first where the background is just being replaced. */
async function tabSettings(): Promise<TabSettings> {
  try {
    return await ask('tabSettings', undefined);
  } catch (error) {
    console.debug('AppSprint Companion could not ask what to show.', error);
    return { ...defaultDisplay, paused: null };
  }
}
