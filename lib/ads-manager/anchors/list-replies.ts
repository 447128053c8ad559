import * as z from 'zod/mini';
import { listPaths } from './call-paths.ts';
import { byLevel, Words } from './parts.ts';

/** Anchors of the page's own list calls. */
export const ListReplyAnchors = z.object({
  /** Pieces of the path that tell a list call of a level. */
  paths: byLevel(Words),
  /** Fields of a replied row that hold its id and its name, the best first. */
  idFields: byLevel(Words),
  nameFields: byLevel(Words),
});
export type ListReplyAnchors = z.infer<typeof ListReplyAnchors>;

/** TikTok's front end calls the ad group `ad` and the ad `creative`. */
export const listReplies: ListReplyAnchors = {
  paths: listPaths,
  idFields: { campaign: ['campaign_id'], adgroup: ['ad_id', 'adgroup_id'], ad: ['creative_id'] },
  nameFields: { campaign: ['campaign_name'], adgroup: ['ad_name', 'adgroup_name'], ad: ['creative_name'] },
};
