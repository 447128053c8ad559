export { isOnDarkBackground } from './background.ts';
export { followLists, type ListFollower } from './follow.ts';
export { type AccountEdges, followAccounts } from './follow-accounts.ts';
export type { FollowEdges } from './follow-list.ts';
export { watchMotion } from './motion.ts';
