import { defineContentScript } from 'wxt/utils/define-content-script';
import { builtInPaths } from '#lib/ads-manager';
import { startTap } from '#lib/page-replies';

/** The tap: the only code of ours in the page's own world. Without a content script that listens it keeps still. */
export default defineContentScript({
  matches: ['https://ads.tiktok.com/i18n/*'],
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    startTap(window, builtInPaths);
  },
});
