const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function clickIdIn(query: string): string | null {
  const value = new URLSearchParams(query).get('click_id');
  return value !== null && uuid.test(value) ? value.toLowerCase() : null;
}

/**
 * The click id that a Signal link put into the Play referrer; null when there is none.
 * Play hands the referrer over decoded, some devices hand it over still encoded, so both are read.
 */
export function clickIdOfReferrer(referrer: string): string | null {
  const direct = clickIdIn(referrer);
  if (direct !== null) return direct;
  const decoded = new URLSearchParams(`text=${referrer.replaceAll('&', '%26')}`).get('text');
  return decoded === null ? null : clickIdIn(decoded);
}
