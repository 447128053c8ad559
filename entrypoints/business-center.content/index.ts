import { defineContentScript } from 'wxt/utils/define-content-script';
import {
  type AccountAnchors,
  builtInAccountAnchors,
  type Diagnostics,
  diagnosticsOf,
  mergeAnchors,
  readAccountList,
} from '#lib/ads-manager';
import { lookForEnd, quietly, watchFaults, whileShown } from '#lib/content-script';
import { followAccounts, type ListFollower } from '#lib/list-figures';
import { answerDiagnostics, ask, onTold, type TabSettings } from '#lib/messages';

/** Figures over Business Center's list of ad accounts. The site goes from page to page without loading, so all of it is listened to. */
export default defineContentScript({
  matches: ['https://business.tiktok.com/*'],
  runAt: 'document_idle',
  main(context) {
    const faults = watchFaults(window, 'script of Business Center', (fault) => quietly(ask('scriptFault', fault)));
    context.onInvalidated(faults.stop);
    lookForEnd(context);
    let anchors: AccountAnchors = builtInAccountAnchors;
    let follower: ListFollower | null = null;
    /** Changes with every coming and going of the page, so that a late answer finds out that it is late. */
    let visit = 0;
    const hide = () => {
      visit += 1;
      follower?.stop();
      follower = null;
    };
    const show = async () => {
      hide();
      const thisVisit = visit;
      const settings = await tabSettings();
      if (thisVisit !== visit) return;
      follower = followAccounts(
        {
          document,
          locale: navigator.language,
          now: () => Date.now(),
          ask: (query) => ask('accountFigures', query),
          anchors: () => anchors,
          report: (state) => quietly(ask('listState', state)),
          pause: () => quietly(ask('pauseThisTab', undefined)),
          open: () => ask('openPopup', undefined).catch(() => false),
          isAlive: () => context.isValid,
        },
        settings,
      );
      follower.moved(new URL(location.href));
    };
    quietly(
      ask('pageAnchors', undefined).then((update) => {
        if (update === null) return;
        anchors = mergeAnchors(builtInAccountAnchors, update, document).anchors;
        follower?.look();
      }),
    );
    answerDiagnostics(() => diagnosticsHere(anchors));
    whileShown(context, () => void show().catch(faults.note), hide);
    context.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => follower?.moved(newUrl));
    context.onInvalidated(onTold((settings) => follower?.settle(settings)));
  },
});

/** How the page is built and read; of Business Center no replies are read. */
function diagnosticsHere(anchors: AccountAnchors): Diagnostics {
  const view = readAccountList(document, new URL(location.href), anchors['account-list']) ?? { surface: 'elsewhere' };
  const replies = { observing: false, calls: [], listPending: false };
  return diagnosticsOf(document, view, { replies, anchors, health: [] });
}

/** Whether anything is to be shown in this tab; it is where the background is just being replaced. */
async function tabSettings(): Promise<Pick<TabSettings, 'paused'>> {
  try {
    return await ask('tabSettings', undefined);
  } catch (error) {
    console.debug('AppSprint Companion could not ask what to show.', error);
    return { paused: null };
  }
}
