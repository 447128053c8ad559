import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { type Node, parseSync, Visitor } from 'oxc-parser';

/** What the instrumented worker tells of itself, as `self.chaos`. */
export interface WorkerTale {
  /** Await points reached in this life. */
  points: number;
  /** Dies at this one; null: lives. */
  dieAt: number | null;
  /** Dies at the first of these awaits that it reaches, named by their numbers. */
  dieAtOneOf: Set<string>;
  /** The point at which it died; null while it lives. */
  diedAt: string | null;
  /** Somebody was told that it died. */
  isDeathTold: boolean;
  /** Points that were reached in this life. */
  reached: Set<string>;
  /** Those of them that nobody was told of yet. */
  untold: string[];
}

/** An await of an instrumented program; its number is its place among all of them. */
export interface Await {
  /** What is awaited, as it stands in the program. */
  readonly code: string;
  /** File and line that it was written in, as `lib/sync/line.ts:71`; null where nothing tells. */
  readonly origin: string | null;
}

/**
 * Runs in the worker before its own code and uses nothing from outside itself. From the point at which the worker dies nothing
 * goes on any more: neither what stands behind an await nor what hangs on a promise; what was begun before has been begun.
 */
function prelude(startDeaths: number): void {
  const tale: WorkerTale = {
    points: 0,
    dieAt: null,
    dieAtOneOf: new Set(),
    diedAt: null,
    isDeathTold: false,
    reached: new Set(),
    untold: [],
  };
  const never = new Promise<never>(() => undefined);
  // Some lives end before anybody outside could say so: at an await, so many awaits after the start.
  let startAwaits = Math.random() < startDeaths ? 1 + Math.floor(Math.random() * 30) : 0;
  const reach = (point: string): boolean => {
    tale.points += 1;
    if (!tale.reached.has(point)) {
      tale.reached.add(point);
      tale.untold.push(point);
    }
    if (tale.diedAt !== null) return true;
    const isLast = tale.dieAt !== null && tale.points >= tale.dieAt;
    if (point !== 'a promise' && startAwaits > 0) {
      startAwaits -= 1;
      if (startAwaits === 0) tale.diedAt = point;
    }
    if (isLast || tale.dieAtOneOf.has(point)) tale.diedAt = point;
    return tale.diedAt !== null;
  };
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

/** What is awaited, and where in the program it stands. */
interface Awaited {
  readonly code: string;
  readonly start: number;
}

/** Letters of an await's code that are shown of it. */
const shownCode = 100;

/**
 * The same program, in which every `await` first says that it was reached. Gives back how many there are, and the code of each.
 * @param name what a point is called in the program, as JavaScript; its number where nothing is said
 */
export function withAwaitPoints(
  file: string,
  source: string,
  name: (point: number) => string = String,
): { readonly source: string; readonly points: number; readonly awaits: readonly Awaited[] } {
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
  const awaits = awaited.map(({ start, end }) => ({
    code: source.slice(start, Math.min(end, start + shownCode)).trim(),
    start,
  }));
  return { source: written, points: awaited.length, awaits };
}

/**
 * Copies a built extension to `to` with await points in its worker.
 * @param startDeaths share of the worker's lives that end by themselves soon after their start, 0 to 1
 */
export async function instrumentExtension(from: string, to: string, startDeaths: number): Promise<void> {
  await cp(from, to, { recursive: true });
  const file = join(to, workerFile);
  const { source } = withAwaitPoints(file, await readFile(file, 'utf8'));
  await writeFile(file, `(${prelude})(${startDeaths});\n${source}`);
}

const workerFile = 'background.js';
const projectRoot = resolve(import.meta.dirname, '../../..');

/** The awaits in the worker of a built extension, with their origins where it was built with a source map. */
export async function awaitsOf(extensionDir: string): Promise<readonly Await[]> {
  const file = join(extensionDir, workerFile);
  const source = await readFile(file, 'utf8');
  const map = existsSync(`${file}.map`) ? new SourceMap(JSON.parse(await readFile(`${file}.map`, 'utf8'))) : null;
  return withAwaitPoints(file, source).awaits.map(({ code, start }) => ({
    code,
    origin: map === null ? null : originOf(map, source.slice(0, start).split('\n'), extensionDir),
  }));
}

/**
 * @param before the lines of the program up to the place that is looked for
 * @param folder what the map's paths are relative to
 */
function originOf(map: SourceMap, before: readonly string[], folder: string): string | null {
  const entry = map.findEntry(before.length - 1, before.at(-1)?.length ?? 0);
  if (!('originalSource' in entry)) return null;
  return `${relative(projectRoot, resolve(folder, entry.originalSource))}:${entry.originalLine + 1}`;
}
