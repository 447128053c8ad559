import { defineContentScript } from 'wxt/utils/define-content-script';
import { followLists } from '#lib/list-figures';
import { answerDiagnostics, ask } from '#lib/messages';
import { gatherPageKnowledge } from './page-knowledge.ts';

export default defineContentScript({
  matches: ['https://ads.tiktok.com/i18n/*'],
  runAt: 'document_idle',
  main(context) {
    const knowledge = gatherPageKnowledge(document, () => follower.look());
    const follower = followLists({
      document,
      locale: navigator.language,
      now: () => Date.now(),
      ask: (query) => ask('figures', query),
      replies: knowledge.replies,
      anchors: knowledge.anchors,
      noteHealth: (events) => knowledge.health.note(events),
      report: (state) => {
        // A worker that is being replaced does not answer; the next state is reported again.
        ask('listState', state).catch((error: unknown) =>
          console.debug('AppSprint Companion could not report the list state.', error),
        );
      },
    });
    ask('tabSettings', undefined).then(
      ({ readReplies }) => knowledge.readReplies(readReplies),
      (error: unknown) => console.debug('AppSprint Companion could not ask what to show in this tab.', error),
    );
    answerDiagnostics(() => knowledge.diagnostics(new URL(location.href)));
    context.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => follower.moved(newUrl));
    context.onInvalidated(() => {
      follower.stop();
      knowledge.stop();
    });
    follower.moved(new URL(location.href));
  },
});
