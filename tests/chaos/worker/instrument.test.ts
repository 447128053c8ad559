import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { withAwaitPoints } from './instrument.ts';

/** Runs a program made of `body` and gives back the points it reached, in their order. */
async function reachedIn(body: string): Promise<readonly number[]> {
  const reached: number[] = [];
  const { source } = withAwaitPoints('program.js', `(async (chaosPoint) => { ${body} })`);
  const run = runInThisContext(source) as (point: (at: number, value: unknown) => unknown) => Promise<void>;
  await run((at, value) => {
    reached.push(at);
    return value;
  });
  return reached;
}

test('every await says that it was reached, the inner ones first', async () => {
  const body =
    'const f = async (x) => x; const a=await(0,f)(await f(1) + (await f(2))); for (const x of [1, 2]) await x;';
  expect(await reachedIn(body)).toHaveLength(5);
  const { points, awaits } = withAwaitPoints('program.js', `async () => { ${body} }`);
  expect([points, awaits.map(({ code }) => code)]).toEqual([
    4,
    ['(0,f)(await f(1) + (await f(2)))', 'f(1)', 'f(2)', 'x'],
  ]);
});

test('texts and comments that only look like an await stay as they are', () => {
  const program = 'const text = "await nothing"; /* await nobody */ const regex = /await x/;';
  expect(withAwaitPoints('program.js', program)).toEqual({ source: program, points: 0, awaits: [] });
});

test('a program that cannot be parsed is named', () => {
  expect(() => withAwaitPoints('program.js', 'const = 1')).toThrow('program.js could not be parsed');
});
