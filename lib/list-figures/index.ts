export { followLists, type ListFollower } from './follow.ts';
export type { FollowEdges } from './follow-list.ts';
