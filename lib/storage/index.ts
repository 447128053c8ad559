export { type KeptItem, keptItem, type Withheld, WithheldError, withheldItems } from './kept-item.ts';
export type { ItemName } from './layout.ts';
export { forgetUnread, tellUnread, unreadItems, watchUnread } from './unread.ts';
