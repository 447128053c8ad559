import { browser } from 'wxt/browser';
import { type Alert, alertId, dueAlerts, placeOf, told, wordsOf } from '#lib/alerts';
import { AppId } from '#lib/appsprint/contract';
import { alertSettings, look, savedConnection } from '#lib/settings';
import { loadWords } from '#lib/words';
import { readFacts } from './alert-facts.ts';

const alarm = 'alerts';
/** Minutes between two looks. */
const period = 15;

/**
 * Looks every quarter of an hour whether somebody has to be warned, and does so by a notification of the browser. To be called
 * while the background starts, before anything is awaited.
 * @returns resolves once the look that was begun last is over
 */
export function watchForAlerts(now: () => number, noteFailure: (error: unknown) => void = warn): () => Promise<void> {
  let lastLook: Promise<void> = Promise.resolve();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== alarm) return;
    // One look after the other: two at once could both find that nobody was told yet.
    lastLook = lastLook.then(() => lookForAlerts(now())).catch(noteFailure);
  });
  browser.notifications.onClicked.addListener((id) => void open(id).catch(noteFailure));
  void keepAlarm().catch(noteFailure);
  return () => lastLook;
}

/** A browser may forget alarms when it is closed; setting one again that is there would put it off for ever. */
async function keepAlarm(): Promise<void> {
  if ((await browser.alarms.get(alarm)) === undefined) {
    browser.alarms.create(alarm, { delayInMinutes: 1, periodInMinutes: period });
  }
}

async function lookForAlerts(now: number): Promise<void> {
  const connection = await savedConnection();
  if (connection === null) return;
  const settings = await alertSettings.read();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const apps = new Set([connection.appId, ...Object.keys(settings.targets)]);
  for (const app of apps) {
    const read = await readFacts(connection, AppId.parse(app), now);
    if (read === null) continue;
    // Disconnected or erased meanwhile: nothing of it is written down any more.
    if ((await savedConnection())?.token !== connection.token) return;
    const before = await told.read();
    const due = dueAlerts(read.facts, settings, before[app], { now, timeZone, today: read.today });
    // Noted first: a worker that is ended in between has told nothing, instead of telling it twice.
    await told.write({ ...before, [app]: due.told });
    if (due.alerts.length > 0) await loadWords((await look.read()).language);
    for (const alert of due.alerts) await show(alert);
  }
}

async function show(alert: Alert): Promise<void> {
  const { title, message } = wordsOf(alert);
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  // The place goes with the name, so that a click finds it also after the worker was ended.
  await browser.notifications.create(`${alertId(alert)} ${placeOf(alert)}`, { type: 'basic', iconUrl, title, message });
}

async function open(id: string): Promise<void> {
  const place = id.slice(id.indexOf(' ') + 1);
  await browser.notifications.clear(id);
  await browser.tabs.create({ url: place });
}

function warn(error: unknown): void {
  console.warn('AppSprint Companion could not look for alerts.', error);
}
