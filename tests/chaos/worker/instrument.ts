import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Node, parseSync, Visitor } from 'oxc-parser';

/** What the instrumented worker tells of itself, as `self.chaos`. */
export interface WorkerTale {
  /** Await points reached in this life. */
  points: number;
  /** Dies at this one; null: lives. */
  dieAt: number | null;
  /** The point at which it died; null while it lives. */
  diedAt: string | null;
  /** How often each point was reached in this life. */
  reached: Record<string, number>;
}

/**
 * Runs in the worker before its own code and uses nothing from outside itself. From the point at which the worker dies nothing
 * goes on any more: neither what stands behind an await nor what hangs on a promise; what was begun before has been begun.
 */
function prelude(startDeaths: number): void {
  const tale: WorkerTale = { points: 0, dieAt: null, diedAt: null, reached: {} };
  const never = new Promise<never>(() => undefined);
  const reach = (point: string): boolean => {
    tale.points += 1;
    tale.reached[point] = (tale.reached[point] ?? 0) + 1;
    if (tale.diedAt === null && tale.dieAt !== null && tale.points >= tale.dieAt) tale.diedAt = point;
    return tale.diedAt !== null;
  };
  // Some lives end before anybody outside could say so.
  if (Math.random() < startDeaths) tale.dieAt = 1 + Math.floor(Math.random() * 60);
  const { then } = Promise.prototype;
  const guarded = (act: unknown) =>
    typeof act !== 'function' ? act : (value: unknown) => (reach('a promise') ? never : act(value));
  Object.defineProperty(Promise.prototype, 'then', {
    configurable: true,
    writable: true,
    value(this: unknown, fulfilled: unknown, rejected: unknown) {
      return Reflect.apply(then, this, [guarded(fulfilled), guarded(rejected)]);
    },
  });
  Object.assign(globalThis, {
    chaos: tale,
    chaosPoint: (point: number, value: unknown) => (reach(String(point)) ? never : value),
  });
}

/**
 * The same program, in which every `await` first says that it was reached. Gives back how many there are.
 * @param name what a point is called in the program, as JavaScript; its number where nothing is said
 */
export function withAwaitPoints(
  file: string,
  source: string,
  name: (point: number) => string = String,
): { readonly source: string; readonly points: number } {
  const awaited: Node[] = [];
  const { program, errors } = parseSync(file, source);
  if (errors[0] !== undefined) throw new Error(`${file} could not be parsed: ${errors[0].message}`);
  new Visitor({ AwaitExpression: ({ argument }) => void awaited.push(argument) }).visit(program);
  const inserts = awaited.flatMap(({ start, end }, point) => [
    // Minified code has no space where a bracket follows the word.
    { at: start, text: ` chaosPoint(${name(point)},(` },
    { at: end, text: '))' },
  ]);
  inserts.sort((one, other) => other.at - one.at);
  let written = source;
  for (const { at, text } of inserts) written = `${written.slice(0, at)}${text}${written.slice(at)}`;
  return { source: written, points: awaited.length };
}

/**
 * Copies a built extension to `to` with await points in its worker.
 * @param startDeaths share of the worker's lives that end by themselves soon after their start, 0 to 1
 * @returns how many awaits the worker's code has
 */
export async function instrumentExtension(from: string, to: string, startDeaths: number): Promise<number> {
  await cp(from, to, { recursive: true });
  const file = join(to, 'background.js');
  const { source, points } = withAwaitPoints(file, await readFile(file, 'utf8'));
  await writeFile(file, `(${prelude})(${startDeaths});\n${source}`);
  return points;
}
