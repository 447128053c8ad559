import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '../http/index.ts';

/** How many calls of SDKs a minute are taken, by this process. Zero switches a limit off. */
export interface CallRates {
  /** From one address. Mobile networks put thousands of phones behind one. */
  readonly perAddress: number;
  readonly perApp: number;
}

/** Counts calls and refuses those above the rate, with 429: upon that every SDK keeps its queue. */
export interface CallLimits {
  countAddress(ip: string): Promise<void>;
  countApp(appId: string): Promise<void>;
}

const minute = 60;

function counter(points: number, whose: string): (key: string) => Promise<void> {
  if (points === 0) return async () => undefined;
  const limiter = new RateLimiterMemory({ points, duration: minute });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
      throw new Problem(
        429,
        'rate_limited',
        `More than ${points} calls came from this ${whose} in a minute. Try again in ${seconds} s.`,
        undefined,
        seconds,
      );
    }
  };
}

/** The limits of this process, counted in its memory. */
export function createCallLimits({ perAddress, perApp }: CallRates): CallLimits {
  return { countAddress: counter(perAddress, 'address'), countApp: counter(perApp, 'app') };
}
