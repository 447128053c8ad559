export { listQuestion } from './list-calls.ts';
export { createReplies, type Replies, type RepliesStore } from './replies.ts';
export { plainText, type RowNames } from './row-names.ts';
