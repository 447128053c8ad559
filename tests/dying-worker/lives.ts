import { AsyncLocalStorage } from 'node:async_hooks';

/** One life of the worker. */
export interface Life {
  /** Await points reached so far. */
  points: number;
  /** Ends at this one. */
  readonly endsAt: number;
  /** Where it ended; null while it goes on. */
  endedAt: string | null;
}

const lives = new AsyncLocalStorage<Life>();
const never = new Promise<never>(() => undefined);

function goesOn(point: string): boolean {
  const life = lives.getStore();
  if (life === undefined) return true;
  life.points += 1;
  if (life.endedAt === null && life.points >= life.endsAt) life.endedAt = point;
  return life.endedAt === null;
}

/**
 * What the instrumented code calls at each `await`. From the point at which a life ends nothing of it goes on any more; what
 * hangs on a promise without `await` neither.
 */
export function bringDeath(): () => void {
  const { then } = Promise.prototype;
  const guarded = (act: unknown) => {
    if (typeof act !== 'function' || lives.getStore() === undefined) return act;
    return (value: unknown) => (goesOn('a promise') ? act(value) : never);
  };
  const patched = function patched(this: unknown, fulfilled: unknown, rejected: unknown): unknown {
    return Reflect.apply(then, this, [guarded(fulfilled), guarded(rejected)]);
  };
  Reflect.set(Promise.prototype, 'then', patched);
  Object.assign(globalThis, { chaosPoint: (point: string, value: unknown) => (goesOn(point) ? value : never) });
  return () => void Reflect.set(Promise.prototype, 'then', then);
}

/** Lets something be done in a life that ends at its n-th await; gives back the life and, if it was done in time, what came of it. */
export async function inLife<T>(
  endsAt: number,
  act: () => Promise<T>,
): Promise<{ readonly life: Life; readonly done: T | null }> {
  const life: Life = { points: 0, endsAt, endedAt: null };
  let outcome: { readonly done: T } | null = null;
  lives.run(life, () => {
    void act().then((done) => {
      outcome = { done };
    });
  });
  // The event loop turns until the life has ended, or what was to be done is done.
  while (outcome === null && life.endedAt === null) await new Promise((turn) => setImmediate(turn));
  // What the other ends of calls still do, they do now.
  for (let turns = 0; turns < 3; turns += 1) await new Promise((turn) => setImmediate(turn));
  return { life, done: (outcome as { readonly done: T } | null)?.done ?? null };
}
