/** Well-known short-link services. What stands behind one cannot be seen, and TikTok's macros are not passed on. The list is ours. */
const shorteners = [
  'bit.ly',
  'buff.ly',
  'cutt.ly',
  'is.gd',
  'lnk.bio',
  'linktr.ee',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  'shorturl.at',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
];

const stores = ['apps.apple.com', 'itunes.apple.com', 'play.google.com', 'market.android.com'];

const isOneOf = (hosts: readonly string[]) => (host: string) =>
  hosts.some((known) => host === known || host.endsWith(`.${known}`));

/** Whether a host, in lower case, is a short-link service. */
export const isShortener = isOneOf(shorteners);

/** Whether a host, in lower case, is an app store's. */
export const isStore = isOneOf(stores);
