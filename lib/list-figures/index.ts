export { type FollowEdges, followLists, type ListFollower } from './follow.ts';
