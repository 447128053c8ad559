const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Longer than any that TikTok makes; samples reach 450 characters. */
const longestTtclid = 2_048;

/** What a Play referrer says about the click that led to the store. */
export interface ReferrerClick {
  /** The id that a Signal link put there. */
  readonly clickId: string | null;
  /** TikTok's own click id, where a destination passes it on. */
  readonly ttclid: string | null;
}

function clickIn(query: string): ReferrerClick {
  const parameters = new URLSearchParams(query);
  const clickId = parameters.get('click_id');
  const ttclid = parameters.get('ttclid')?.trim().slice(0, longestTtclid).toWellFormed().replaceAll('\0', '');
  return {
    clickId: clickId !== null && uuid.test(clickId) ? clickId.toLowerCase() : null,
    ttclid: ttclid || null,
  };
}

/**
 * The click that a Play referrer names. Play hands the referrer over decoded, some devices hand it over still encoded, so
 * both are read.
 */
export function clickOfReferrer(referrer: string): ReferrerClick {
  const direct = clickIn(referrer);
  if (direct.clickId !== null || direct.ttclid !== null) return direct;
  const decoded = new URLSearchParams(`text=${referrer.replaceAll('&', '%26')}`).get('text');
  return decoded === null ? direct : clickIn(decoded);
}
