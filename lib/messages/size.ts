/** Most characters of JSON that a message may have; the largest of the protocol, a full list of ids, has about 5,000. */
const mostCharacters = 65_536;

/** True for a content that is larger than any message of ours, or that no JSON can hold, such as one inside itself. */
export function isTooLarge(content: unknown): boolean {
  try {
    return (JSON.stringify(content) ?? '').length > mostCharacters;
  } catch {
    return true;
  }
}
