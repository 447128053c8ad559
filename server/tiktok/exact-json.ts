/** Numbers of more digits lose some as a JavaScript number. */
const safeDigits = 15;

/**
 * Parses JSON without changing a number: TikTok may print its 64-bit ids as numbers, and long ones come back as text.
 * @throws SyntaxError when the text is not JSON
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown, context?: { source?: string }) => {
    const source = context?.source;
    return typeof value === 'number' &&
      source !== undefined &&
      source.length > safeDigits &&
      /^-?\d+(?:\.\d+)?$/.test(source)
      ? source
      : value;
  });
}
