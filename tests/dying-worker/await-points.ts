import type { Plugin } from 'vite';
import { withAwaitPoints } from '../chaos/worker/instrument.ts';

/** What the worker is made of. */
const worker = /\/((?:lib|entrypoints\/background)\/(?!.*\.(?:test|fixture|setup)\.).*\.ts)$/;

/** Puts a point before every `await` of the worker's code, named by its file and number. */
export function awaitPoints(): Plugin {
  return {
    name: 'await points',
    enforce: 'post',
    transform(code, id) {
      const file = worker.exec(id)?.[1];
      if (file === undefined) return null;
      const { source } = withAwaitPoints('module.js', code, (point) => JSON.stringify(`${file} ${point}`));
      return { code: source, map: null };
    },
  };
}
