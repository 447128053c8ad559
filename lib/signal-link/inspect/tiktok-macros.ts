/**
 * TikTok macros that no Signal link holds. `__CLICKID__` is for a hand-made ttclid, which TikTok appends by itself since
 * 17 Nov 2022 (TikTok help, UTM parameters, Feb 2026); the others are for the tracking links of measurement partners (TikTok
 * help, MMP macro list, June 2023, and measurement vendors' pages).
 * Conflict: `__CALLBACK_PARAM__`, `__IP__` and `__UA__` stand in that second list too, and whether TikTok fills them in a Website URL
 * is not documented; the AppSprint docs put them in the Signal link, so they are right there.
 */
export const foreignMacros = [
  '__CLICKID__',
  '__IDFA__',
  '__IDFV__',
  '__GAID__',
  '__ANDROIDID1__',
  '__OS__',
  '__SL__',
  '__TS__',
  '__CTYPE__',
  '__UA1__',
] as const;
