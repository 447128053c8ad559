/** What may turn a sentence around: letters that are written from right to left, and the controls of direction (Unicode UAX #9). */
const turning =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const isolate = '\u2068';
const end = '\u2069';

/** A value as it stands in a sentence of ours: one that could turn the sentence around is kept apart, any other is as it was. */
export function isolated(value: string | number): string {
  const text = String(value);
  if (!turning.test(text)) return text;
  let open = 0;
  // An end too many would end our own isolate; one too few would leave it open.
  const balanced = text.replace(/[\u2066-\u2069]/g, (control) => {
    open += control === end ? -1 : 1;
    if (open >= 0) return control;
    open = 0;
    return '';
  });
  return isolate + balanced + end.repeat(open + 1);
}
