import { quantityFormat } from '#lib/metrics';
import { t, tCount, wordsLanguage } from '#lib/words';
import type { Alert } from './alert.ts';

/** Title and text of a notification. */
export interface AlertWords {
  readonly title: string;
  readonly message: string;
}

/** What an alert says, in the language and the number format of the pages. */
export function wordsOf(alert: Alert): AlertWords {
  const title = t(`alerts.titles.${alert.cause}`, { app: alert.appName });
  switch (alert.cause) {
    case 'cpiAbove':
    case 'roasBelow':
    case 'spendWithoutInstalls': {
      const format = quantityFormat(wordsLanguage());
      const values = { figure: format(alert.quantity), target: format(alert.target), day: dayText(alert.day) };
      return { title, message: t(`alerts.missed.${alert.cause}`, values) };
    }
    case 'forwardingFailing':
    case 'accessLost':
      return { title, message: t('alerts.broken', { message: alert.message, remedy: alert.remedy }) };
    case 'auditNew':
      return { title, message: tCount('alerts.auditNew', alert.findings) };
  }
}

/** A calendar day has no time zone any more: it is written as the day it is. */
function dayText(day: string): string {
  const format = new Intl.DateTimeFormat(wordsLanguage(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
