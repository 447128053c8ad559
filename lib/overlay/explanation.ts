/** What the card says of one number. */
export interface Explanation {
  /** The name of the number and the number itself. */
  readonly heading: string;
  /** Numbers that are compared with it, each with what it is. */
  readonly pairs: readonly { readonly label: string; readonly text: string }[];
  readonly sentences: readonly string[];
}

/** The explanation as one line, for those who hear it. */
export function spoken({ heading, pairs, sentences }: Explanation): string {
  const compared = pairs.map(({ label, text }) => `${label}: ${text}.`);
  return [`${heading}.`, ...compared, ...sentences].join(' ');
}
