import { sdkEventTypes, TikTokEventName } from '#lib/appsprint/contract';
import { defaultRows } from './defaults.ts';

/** TikTok's standard web events (TikTok help, "Supported standard events"). */
const standardEvents = [
  'AddPaymentInfo',
  'AddToCart',
  'AddToWishlist',
  'ApplicationApproval',
  'CompleteRegistration',
  'Contact',
  'CustomizeProduct',
  'Download',
  'FindLocation',
  'InitiateCheckout',
  'Lead',
  'Purchase',
  'Schedule',
  'Search',
  'StartTrial',
  'SubmitApplication',
  'Subscribe',
  'ViewContent',
];

/** Names that TikTok turns into another event, so that what it counts is not what was written (TikTok help, May 2025). */
const turnedInto: ReadonlyMap<string, string> = new Map([
  ['Browse', 'PageView'],
  ['Registration', 'CompleteRegistration'],
  ['Checkout', 'PlaceAnOrder'],
  ['CompletePayment', 'Purchase'],
  ['ClickToDownload', 'Download'],
  ['SubmitForm', 'Lead'],
]);

const withoutCase = (name: string) => name.replaceAll('_', '').toLowerCase();
const standardByLetters = new Map(standardEvents.map((name) => [withoutCase(name), name]));

/** Why a name cannot be the TikTok event of a row; null when it can. */
export function refusalOfTikTokEvent(name: string): string | null {
  const read = TikTokEventName.safeParse(name);
  if (!read.success) return `"${name}" is no TikTok event: ${read.error.issues[0]?.message}.`;
  const becomes = turnedInto.get(name);
  if (becomes !== undefined)
    return `TikTok turns "${name}" into ${becomes}, so it would not count as written. Write ${becomes}.`;
  const standard = standardByLetters.get(withoutCase(name));
  if (standard !== undefined && standard !== name)
    return `TikTok's names are case sensitive, and "${name}" would be another event than ${standard}. Write ${standard}.`;
  return null;
}

const wireNames: readonly string[] = sdkEventTypes.filter((name) => name !== 'custom');
const longestName = 255;

/** Why a name cannot be the SDK event of a row added by hand; null when it can. */
export function refusalOfSdkEvent(name: string): string | null {
  const row = defaultRows.find(({ sdkEvents }) => sdkEvents.includes(name));
  if (row !== undefined) return `"${name}" belongs to the row ${row.sdkEvents[0]} of the mapping. Change that row.`;
  if (name === 'custom' || name === '__test')
    return `"${name}" is no event of its own. Write the name that the app gives to its custom event.`;
  if (name.trim() !== name || name === '' || name.length > longestName || /\p{Cc}/u.test(name) || !name.isWellFormed())
    return `"${name}" is no name of an SDK event: 1 to ${longestName} characters, without spaces at its ends.`;
  const wire = wireNames.find((known) => withoutCase(known) === withoutCase(name) && known !== name);
  return wire === undefined ? null : `The SDK sends this event as "${wire}". Write ${wire}.`;
}
