import type { RecordedClick } from './clicks.ts';

/** Clicks on their way to the database, many in one commit. */
export interface ClickBatches {
  /** The click is durable, in the database or set aside, when this resolves; it never rejects. */
  add(click: RecordedClick): Promise<void>;
}

export interface BatchEdges {
  /** Durable when it resolves. */
  store(clicks: readonly RecordedClick[]): Promise<void>;
  /** Keeps clicks that could not be stored in time. */
  setAside(clicks: readonly RecordedClick[], reason: unknown): Promise<void>;
  /** A visitor waits no longer than this, in milliseconds, for the database to take the click. */
  readonly patience: number;
}

interface Batch {
  readonly clicks: RecordedClick[];
  readonly durable: Promise<void>;
  readonly close: () => void;
}

const largestBatch = 500;
/** While other commits are under way, clicks gather until one of them ends, but no longer than this, in milliseconds. */
const gathering = 2;
/** So many commits keep both the database and the network busy; with more, each would carry fewer clicks. */
const commitsAtOnce = 2;
/** Opens the way to the database: a click that finds it idle goes at once, those that come meanwhile share a commit. */
export function batchClicks({ store, setAside, patience }: BatchEdges): ClickBatches {
  let open: Batch | null = null;
  let underWay = 0;
  // Commits that nobody waits for any more. While there is one, the database is not asked to take more.
  let overdue = 0;

  function commit(clicks: readonly RecordedClick[]): Promise<void> {
    if (overdue > 0) return setAside(clicks, new Error('the database is still busy with earlier clicks'));
    underWay += 1;
    return new Promise((resolve) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        overdue += 1;
        resolve(setAside(clicks, new Error(`the database did not take clicks within ${patience} ms`)));
      }, patience);
      store(clicks)
        .then(
          () => resolve(),
          (error) => (isLate ? undefined : resolve(setAside(clicks, error))),
        )
        .finally(() => {
          clearTimeout(timer);
          underWay -= 1;
          if (isLate) overdue -= 1;
          open?.close();
        });
    });
  }

  function openBatch(): Batch {
    const { promise: durable, resolve } = Promise.withResolvers<void>();
    const batch: Batch = { clicks: [], durable, close };
    function close() {
      if (open !== batch) return;
      open = null;
      resolve(commit(batch.clicks));
    }
    if (underWay < commitsAtOnce) setImmediate(close);
    else setTimeout(close, gathering);
    return batch;
  }

  return {
    add(click) {
      open ??= openBatch();
      const batch = open;
      batch.clicks.push(click);
      if (batch.clicks.length >= largestBatch) batch.close();
      return batch.durable;
    },
  };
}
