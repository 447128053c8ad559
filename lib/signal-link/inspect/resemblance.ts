/** Longer texts are never compared letter by letter. */
const longest = 64;

/** Letters to add, leave out, replace or swap with their neighbour to get from one text to the other. */
function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swap = isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      const step = Math.min(last[column] ?? 0, current[column - 1] ?? 0) + 1;
      current.push(Math.min(step, (last[column - 1] ?? 0) + (isSame ? 0 : 1), swap));
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Whether all that differs is one letter put in the place of another, in a part too short to tell a slip from another word: `-us` and `-uk`. */
function isAnotherPart(word: string, known: string): boolean {
  const parts = word.split(/[-_]/u);
  const others = known.split(/[-_]/u);
  const at = parts.findIndex((part, index) => part !== others[index]);
  const [part = '', other = ''] = [parts[at], others[at]];
  const isSwap = [...part].sort().join() === [...other].sort().join();
  return part.length === other.length && part.length < 4 && !isSwap;
}

/**
 * The one of the known words that a word is a misspelling of; null when none is near or two are equally near.
 * A word with other digits is another word, not a misspelling.
 */
export function misspeltOf<T extends string>(word: string, known: readonly T[]): T | null {
  if (word.length > longest) return null;
  const near = known
    .filter((candidate) => candidate.length <= longest && digitsOf(candidate) === digitsOf(word))
    .filter((candidate) => !isAnotherPart(word, candidate))
    .map((candidate) => ({ candidate, letters: distance(word, candidate) }))
    .filter(({ candidate, letters }) => letters <= (candidate.length < 4 ? 0 : candidate.length < 12 ? 1 : 2))
    .sort((one, other) => one.letters - other.letters);
  const [first, second] = near;
  return first === undefined || first.letters === second?.letters ? null : first.candidate;
}
