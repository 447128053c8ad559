import { defineContentScript } from 'wxt/utils/define-content-script';
import { builtInAnchors, createReplies } from '#lib/ads-manager';
import { followLists } from '#lib/list-figures';
import { ask } from '#lib/messages';

export default defineContentScript({
  matches: ['https://ads.tiktok.com/i18n/*'],
  runAt: 'document_idle',
  main(context) {
    const anchors = builtInAnchors;
    const replies = createReplies(() => anchors);
    const follower = followLists({
      document,
      locale: navigator.language,
      now: () => Date.now(),
      ask: (query) => ask('figures', query),
      replies,
      anchors: () => anchors,
      noteHealth: () => undefined,
      report: (state) => {
        // A worker that is being replaced does not answer; the next state is reported again.
        ask('listState', state).catch((error: unknown) =>
          console.debug('AppSprint Companion could not report the list state.', error),
        );
      },
    });
    context.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => follower.moved(newUrl));
    context.onInvalidated(() => follower.stop());
    follower.moved(new URL(location.href));
  },
});
