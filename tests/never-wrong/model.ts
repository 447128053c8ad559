import type { Figure, MetricName } from '#lib/metrics';

/** What a figure is asked for: everything that makes it another number. */
export interface FigureKey {
  readonly id: string;
  readonly advertiserId: string;
  readonly level: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What AppSprint knows in the model: a number of its own for every row, account, level and days, so that any number that
 * stands on the wrong row, or is left over from other days, is seen to be wrong. Null for the rows that it does not know.
 */
export function figuresOf(key: FigureKey): Readonly<Partial<Record<MetricName, Figure>>> | null {
  if (hash(key.id) % 7 === 0) return null;
  const number = (metric: string) => hash(`${metric} ${Object.values(key).join(' ')}`);
  return {
    installs: {
      state: 'value',
      source: number('source') % 2 === 0 ? 'attributed' : 'fallback',
      quantity: { unit: 'count', value: 1 + (number('installs') % 900_000) },
    },
    cpi: {
      state: 'value',
      source: 'attributed',
      quantity: {
        unit: 'money',
        amount: `${1 + (number('cpi') % 900)}.${10 + (number('cents') % 89)}`,
        currency: 'EUR',
      },
    },
    roas: {
      state: 'value',
      source: 'attributed',
      quantity: { unit: 'ratio', value: `${1 + (number('roas') % 90)}.${10 + (number('parts') % 89)}` },
    },
  };
}

/** FNV-1a: a whole number below 2³² that differs with every letter. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  // The last step spreads what the last letters changed over all digits.
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
  return (state ^ (state >>> 13)) >>> 0;
}

/** Random numbers that follow from a seed alone. */
export function seededNumbers(seed: number): { below(end: number): number; pick<T>(choices: readonly T[]): T } {
  let state = seed >>> 0;
  const below = (end: number) => {
    state = (state + 0x9e3779b9) >>> 0;
    return hash(`${seed} ${state}`) % end;
  };
  return {
    below,
    pick: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined) throw new Error('There is nothing to choose from.');
      return choice;
    },
  };
}
