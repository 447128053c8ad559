/** A seeded source of choices: the same seed makes the same ones. */
export interface Random {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice;
  shuffle<Thing>(things: readonly Thing[]): readonly Thing[];
  /** Six characters such as a CSS-module hash has. */
  hash(): string;
}

/** Numbers by a linear congruence of 32 bits, of which only the high ones are used; enough to choose by. */
export function seededRandom(seed: number): Random {
  // Neighbouring seeds must not begin alike.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    below,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    shuffle: (things) => {
      const rest = [...things];
      return things.flatMap(() => rest.splice(below(rest.length), 1));
    },
    hash: () => (below(2 ** 30) + 36 ** 5).toString(36).slice(-6),
  };
}
