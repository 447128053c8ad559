/** Keys whose values are ids of 16 to 20 digits. */
const idAsText = /"(advertiser_id|campaign_id|ad_id|creative_id|pixel_id)":"(\d+)"/g;
const idAsNumber = /"(advertiser_id|campaign_id|ad_id|creative_id|pixel_id)":(\d+)/g;

/**
 * JSON with ids as bare 64-bit numbers, as TikTok writes them: plain `JSON.parse` rounds them.
 * A name cannot imitate such a key, because quotes inside text are escaped.
 */
export function writeWithBareIds(value: unknown): string {
  return JSON.stringify(value).replace(idAsText, '"$1":$2');
}

/** Parses JSON with bare 64-bit ids; every id is text in the result. */
export function parseWithBareIds(text: string): unknown {
  return JSON.parse(text.replace(idAsNumber, '"$1":"$2"'));
}
