import type { ReceivedEvent } from '../../../sandbox/start.ts';

/** Everything that a person has ordered in one run, each order told from all others. */
export interface Orders {
  nextCode(): string;
  /** A test event with this code is sent. */
  ordered(code: string): void;
  nextAmount(): string;
  /** The setting shall have this amount. */
  wanted(amount: string): void;
  /** It was answered that it has. */
  kept(amount: string): void;
  readonly codes: readonly string[];
  /** Amounts that the setting may have now: the last one that was answered for, and those ordered since. */
  amounts(): readonly (string | null)[];
}

/** @param before the amount that the setting had before the run */
export function createOrders(seed: number, before: string | null): Orders {
  const codes: string[] = [];
  let possible: (string | null)[] = [before];
  let count = 0;
  return {
    codes,
    nextCode: () => `S${seed}X${codes.length}`,
    ordered: (code) => void codes.push(code),
    nextAmount() {
      count += 1;
      return `${seed % 100_000}.${String(count).padStart(2, '0')}`;
    },
    wanted: (amount) => void possible.push(amount),
    kept(amount) {
      possible = possible.slice(possible.indexOf(amount));
    },
    amounts: () => possible,
  };
}

/** What a popup says of test events that were sent. */
export interface Told {
  readonly event: string;
  readonly result: { readonly state: string };
}

/** Codes that TikTok got more than once: a person ordered each of them once. */
export function doubledCodes(codes: readonly string[], received: readonly ReceivedEvent[]): string[] {
  return codes.filter((code) => received.filter(({ testEventCode }) => testEventCode === code).length > 1);
}
