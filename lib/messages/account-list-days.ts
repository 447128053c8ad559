/** Days, up to today, that figures of a whole ad account are of where a page names no days. The number is ours. */
export const accountListDays = 7;
