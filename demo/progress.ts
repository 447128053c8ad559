import { SingleBar } from 'cli-progress';

/** What the demo tells while it works. Everything goes to standard error, so that standard output is for results. */
export interface Progress {
  /** Tells one line; a bar that is still open ends there. */
  say(line: string): void;
  /** Shows how far the current step is; `done` reaches `total` at its end. */
  bar(done: number, total: number): void;
}

export function createProgress(): Progress {
  let bar: SingleBar | null = null;
  const endBar = () => {
    bar?.stop();
    bar = null;
  };
  return {
    say(line) {
      endBar();
      process.stderr.write(`${line}\n`);
    },
    bar(done, total) {
      if (bar === null) {
        bar = new SingleBar({
          stream: process.stderr,
          format: '  {bar} {percentage} % · {value} of {total}',
          noTTYOutput: true,
          notTTYSchedule: 2_000,
          barsize: 30,
        });
        bar.start(total, done);
      }
      bar.setTotal(total);
      bar.update(done);
      if (done >= total) endBar();
    },
  };
}
