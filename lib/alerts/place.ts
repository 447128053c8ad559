import type { Alert } from './alert.ts';

/** Where a click on an alert leads: a page of the extension, or Ads Manager's list of campaigns on the alert's day. */
export function placeOf(alert: Alert): string {
  switch (alert.cause) {
    case 'cpiAbove':
    case 'roasBelow':
    case 'spendWithoutInstalls': {
      const query = new URLSearchParams({ aadvid: alert.advertiserId, st: alert.day, et: alert.day });
      return `https://ads.tiktok.com/i18n/manage/campaign?${query}`;
    }
    case 'forwardingFailing':
      return '/options.html#pixel';
    case 'accessLost':
      return '/options.html#connect';
    case 'auditNew':
      return '/sidepanel.html#audit';
  }
}
