/** A string, which is left alone even where its end is missing, or a number. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d[\d.eE+-]*/gs;
const wholeNumber = /^-?[1-9]\d{15,}$/;

/**
 * Parses JSON in which ids may stand as bare 64-bit numbers, as TikTok writes them (two public sources, 2026-10). Whole
 * numbers of 16 digits and more become text, because a JavaScript number would round them; all else is as `JSON.parse` gives it.
 * @throws SyntaxError where the text is no JSON
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text.replace(tokens, (token) => (wholeNumber.test(token) ? `"${token}"` : token)));
}
