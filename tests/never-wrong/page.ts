import { builtInAnchors, builtInPaths, createReplies } from '#lib/ads-manager';
import type { AppId } from '#lib/appsprint/contract';
import { followLists } from '#lib/list-figures';
import type { FiguresAnswer, RowFigures } from '#lib/messages';
import { listenToTap, startTap } from '#lib/page-replies';
import { defaultDisplay } from '#lib/settings';
import { chooseWords, flatten } from '#lib/words';
import english from '../../locales/en.json' with { type: 'json' };
import { figuresOf, seededNumbers } from './model.ts';
import { type Choices, startAgain, stepsOf } from './steps.ts';
import { keepOverlayRoots, watchFrames } from './watch.ts';

/** What came of some sequences; `faults` name the seed that shows them again. */
export interface SequenceResult {
  readonly frames: number;
  readonly cells: number;
  readonly faults: readonly string[];
}

type FiguresQuery = Parameters<Parameters<typeof followLists>[0]['ask']>[0];

/** The random numbers of the sequence under way; answers take as many frames as they say. */
let random = seededNumbers(0);
const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** The page's address as it would be on TikTok's own host. */
function addressOf(href: string): URL {
  const { pathname, search } = new URL(href);
  return new URL(`${pathname}${search}`, 'https://ads.tiktok.com');
}

async function answer({ ids, ...list }: FiguresQuery): Promise<FiguresAnswer> {
  for (let frame = random.below(4); frame > 0; frame--) await nextFrame();
  const known = ids.map((id) => ({ id, figures: figuresOf({ id, ...list }) }));
  return {
    state: 'answered',
    appId: 'app_model' as AppId,
    rows: Object.fromEntries(
      known.flatMap(({ id, figures }): [string, RowFigures][] =>
        figures === null ? [] : [[id, { figures, differences: {}, fetchedAt: Date.now() }]],
      ),
    ),
    unknown: known.flatMap(({ id, figures }) => (figures === null ? [id] : [])),
    timeZone: 'Europe/Paris',
    refreshAfter: 60_000,
    problem: null,
  };
}

/** The extension's own following of lists, with a tap that has listened from the start. */
function startFollowing() {
  const replies = createReplies(() => builtInAnchors);
  listenToTap(document, builtInPaths, {
    ready: () => replies.observe(true),
    gap: () => replies.noteGap(),
    call: (call) => {
      replies.take(call);
      follower.look();
    },
  });
  const follow = () =>
    followLists(
      {
        document,
        address: () => addressOf(location.href),
        locale: 'en-US',
        now: () => Date.now(),
        ask: answer,
        askTotals: async () => ({ state: 'not-connected' }),
        replies,
        anchors: () => builtInAnchors,
        noteHealth: () => undefined,
        report: () => undefined,
        pause: () => undefined,
        open: async () => false,
        isAlive: () => true,
      },
      { ...defaultDisplay, paused: null },
    );
  let follower = follow();
  follower.moved(addressOf(location.href));
  // The extension hears of another address from the browser, at the moment the page sets it.
  let hears = true;
  navigation.addEventListener('navigate', ({ destination }) => {
    if (hears) follower.moved(addressOf(destination.url));
  });
  return {
    unheard(act: () => void) {
      hears = false;
      act();
      hears = true;
    },
    restart() {
      follower.stop();
      follower = follow();
      follower.moved(addressOf(location.href));
    },
  };
}

/** Milliseconds that the page may take to show rows. */
const patience = 3_000;
/** Frames in which rows may get their numbers; some never do, because they do not say which row is which. */
const mostFrames = 12;

async function untilPainted(watch: ReturnType<typeof watchFrames>): Promise<void> {
  const end = performance.now() + patience;
  while (window.sandboxTruth().length === 0 && performance.now() < end) await nextFrame();
  const before = watch.cells;
  for (let frame = 0; frame < mostFrames && watch.cells - before < 20; frame++) await nextFrame();
}

/** Mostly few: what goes wrong goes wrong while things change. */
const framesAfterStep = [1, 1, 2, 2, 3, 5, 9, 16];

/** Random steps; a sequence is 3 to 8 of them, from wherever the one before has ended. */
function sequencesFrom(acts: ReturnType<typeof startFollowing>, watch: ReturnType<typeof watchFrames>) {
  return async (seed: number, count: number, choices: Choices): Promise<SequenceResult> => {
    const steps = stepsOf(choices, acts);
    const faults: string[] = [];
    const before = { frames: watch.frames, cells: watch.cells };
    for (let sequence = seed; sequence < seed + count; sequence++) {
      random = seededNumbers(sequence);
      const taken: string[] = [];
      watch.faults.length = 0;
      // Most sequences begin on a list that shows its numbers: there is nothing to get wrong where nothing is painted.
      if (random.below(3) > 0) {
        startAgain(choices, random);
        await untilPainted(watch);
      }
      for (let step = 3 + random.below(6); step > 0; step--) {
        const { name, take } = random.pick(steps);
        taken.push(name);
        take(random);
        for (let frame = random.pick(framesAfterStep); frame > 0; frame--) await nextFrame();
      }
      for (const fault of watch.faults.slice(0, 3)) faults.push(`Seed ${sequence} (${taken.join(', ')}): ${fault}`);
    }
    return { frames: watch.frames - before.frames, cells: watch.cells - before.cells, faults };
  };
}

chooseWords({ language: 'en', catalogue: flatten(english) });
const overlayRoots = keepOverlayRoots();
startTap(window, builtInPaths);
document.addEventListener('DOMContentLoaded', () => {
  const runSequences = sequencesFrom(startFollowing(), watchFrames(overlayRoots));
  Object.assign(globalThis, { runSequences });
});
