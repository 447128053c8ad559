import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '#lib/appsprint';
import { AdvertiserId, AppId, Day, EntityId } from '#lib/appsprint/contract';
import type { FiguresAnswer, RowFigures } from '#lib/messages';
import { createReadings, type ListKey } from './readings.ts';

const key: ListKey = {
  advertiserId: AdvertiserId.parse('7123456789012345678'),
  level: 'campaign',
  from: Day.parse('2026-11-01'),
  to: Day.parse('2026-11-07'),
};
const id = (number: number) => EntityId.parse(`${1_790_000_000_000_000_000n + BigInt(number)}`);
const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => id(from + index));
/** Figures that can be told apart: the installs are the last digits of the id. */
const figuresOf = (rowId: EntityId): RowFigures => ({
  figures: {
    installs: { state: 'value', source: 'attributed', quantity: { unit: 'count', value: Number(rowId.slice(-6)) } },
  },
  differences: {},
  fetchedAt: 1,
});
const answered = (
  known: readonly EntityId[],
  changes: Partial<Extract<FiguresAnswer, { state: 'answered' }>> = {},
): FiguresAnswer => ({
  state: 'answered',
  appId: AppId.parse('app_dreamly'),
  rows: Object.fromEntries(known.map((rowId) => [rowId, figuresOf(rowId)])),
  unknown: [],
  timeZone: 'Europe/Paris',
  refreshAfter: 60_000,
  problem: null,
  ...changes,
});
const notConnected: FiguresAnswer = { state: 'not-connected' };
const problem: Problem = { kind: 'unreachable', what: 'AppSprint did not answer.', remedy: 'Check the connection.' };

interface Question {
  readonly ids: readonly EntityId[];
  readonly answer: (answer: FiguresAnswer) => void;
  readonly fail: (error: Error) => void;
}

/** Readings with the outside under control: questions wait until the test answers them. */
function list() {
  const questions: Question[] = [];
  let moment: (() => void) | null = null;
  let changes = 0;
  const readings = createReadings(
    key,
    (query) =>
      new Promise<FiguresAnswer>((resolve, reject) =>
        questions.push({ ids: query.ids, answer: resolve, fail: reject }),
      ),
    (run) => {
      moment = run;
    },
    () => {
      changes += 1;
    },
  );
  return {
    readings,
    questions,
    see: (seen: readonly EntityId[]) => seen.map((rowId) => readings.of(rowId)),
    /** All rows of this moment are seen. */
    async settle() {
      moment?.();
      moment = null;
      // Promises that are already kept take a few turns until their followers have run.
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    },
    changes: () => changes,
  };
}

function questionOf(questions: readonly Question[], index: number): Question {
  const question = questions[index];
  if (question === undefined) throw new Error(`There is no question ${index}.`);
  return question;
}

describe('rows that come into sight', () => {
  test('are asked for once and together', async () => {
    const { see, settle, questions } = list();
    see(ids(3));
    see(ids(3));
    expect(questions).toHaveLength(0);
    await settle();
    see(ids(3));
    await settle();
    expect(questions.map((question) => question.ids)).toEqual([ids(3)]);
  });

  test('are asked for with at most 200 ids a message and two messages under way, the newest first', async () => {
    const { see, settle, questions } = list();
    see(ids(700));
    await settle();
    expect(questions.map((question) => question.ids)).toEqual([ids(200, 500), ids(200, 300)]);
    see(ids(50, 700));
    await settle();
    expect(questions).toHaveLength(2);
    questionOf(questions, 0).answer(answered(ids(200, 500)));
    await settle();
    expect(questions).toHaveLength(3);
    expect(questionOf(questions, 2).ids).toEqual([...ids(150, 150), ...ids(50, 700)]);
  });

  test('are asked for although an earlier message failed', async () => {
    const { see, settle, questions } = list();
    see(ids(600));
    await settle();
    questionOf(questions, 0).fail(new Error('The message port closed.'));
    await settle();
    expect(questions).toHaveLength(3);
  });

  test('are loading until their figures are there', async () => {
    const { see, settle, questions, readings, changes } = list();
    expect(see(ids(1))).toEqual([{ state: 'loading' }]);
    await settle();
    questionOf(questions, 0).answer(answered(ids(1), { refreshAfter: 3_000 }));
    await settle();
    expect(see(ids(1))).toEqual([{ state: 'known', row: figuresOf(id(0)) }]);
    expect(readings).toMatchObject({ timeZone: 'Europe/Paris', refreshAfter: 3_000, refusal: null });
    expect(changes()).toBe(1);
  });

  test('that AppSprint does not know are unknown, also if it knew them before', async () => {
    const { see, settle, questions, readings } = list();
    see(ids(1));
    await settle();
    questionOf(questions, 0).answer(answered(ids(1)));
    await settle();
    readings.refresh(ids(1));
    await settle();
    questionOf(questions, 1).answer(answered([], { unknown: ids(1) }));
    await settle();
    expect(see(ids(1))).toEqual([{ state: 'unknown' }]);
  });
});

describe('when AppSprint cannot be asked', () => {
  test('rows without figures say so, and recover', async () => {
    const { see, settle, questions, readings } = list();
    see(ids(2));
    await settle();
    questionOf(questions, 0).answer(answered([], { problem }));
    await settle();
    expect(see(ids(1))).toEqual([{ state: 'failed', problem }]);
    readings.refresh(ids(2));
    await settle();
    questionOf(questions, 1).answer(answered(ids(2)));
    await settle();
    expect(see(ids(1))).toEqual([{ state: 'known', row: figuresOf(id(0)) }]);
  });

  test('rows with older figures keep them', async () => {
    const { see, settle, questions, readings } = list();
    see(ids(2));
    await settle();
    questionOf(questions, 0).answer(answered(ids(1), { problem }));
    await settle();
    readings.refresh(ids(2));
    await settle();
    questionOf(questions, 1).fail(new Error('The message port closed.'));
    await settle();
    expect(see(ids(2))).toMatchObject([{ state: 'known' }, { state: 'failed', problem: { kind: 'server-failed' } }]);
  });
});

test('figures of another app never stay beside those of the app that answers now', async () => {
  const { readings, questions, see, settle } = list();
  const [first, second] = [id(1), id(2)];
  see([first, second]);
  await settle();
  questionOf(questions, 0).answer(answered([first, second]));
  await settle();
  readings.refresh([first]);
  await settle();
  questionOf(questions, 1).answer(answered([first], { appId: AppId.parse('app_another') }));
  await settle();
  expect(readings.of(second)).toEqual({ state: 'loading' });
});

test('a row that comes into sight again is asked for before rows that were only scrolled past', async () => {
  const { questions, see, settle } = list();
  see([id(1)]);
  await settle();
  see([id(2)]);
  await settle();
  see(ids(300, 100));
  see([id(100)]);
  await settle();
  questionOf(questions, 0).answer(answered([id(1)]));
  await settle();
  expect(questionOf(questions, 2).ids).toContain(id(100));
});

describe('a refusal', () => {
  test('is told until AppSprint answers again', async () => {
    const { see, settle, questions, readings } = list();
    see(ids(1));
    await settle();
    questionOf(questions, 0).answer(notConnected);
    await settle();
    expect(readings.refusal).toEqual(notConnected);
    readings.refresh(ids(1));
    await settle();
    questionOf(questions, 1).answer(answered(ids(1)));
    await settle();
    expect(readings.refusal).toBeNull();
  });

  test('clears the figures of the connection before it: they may be those of another app', async () => {
    const { see, settle, questions, readings } = list();
    see(ids(2));
    await settle();
    questionOf(questions, 0).answer(answered(ids(2)));
    await settle();
    for (const answer of [notConnected, answered(ids(1))]) {
      readings.refresh(ids(1));
      await settle();
      questions.at(-1)?.answer(answer);
      await settle();
    }
    expect(see(ids(2))).toMatchObject([{ state: 'known' }, { state: 'loading' }]);
  });

  test('leaves no row loading for ever: rows seen meanwhile are asked for again', async () => {
    const { see, settle, questions, readings } = list();
    see(ids(2));
    await settle();
    questionOf(questions, 0).answer(notConnected);
    await settle();
    readings.refresh(ids(1));
    await settle();
    questionOf(questions, 1).answer(answered(ids(1)));
    await settle();
    see(ids(2));
    await settle();
    expect(questionOf(questions, 2).ids).toEqual([id(1)]);
  });
});

test('whatever is seen and however it is answered, a row only ever gets its own figures', async () => {
  const row = fc.nat(30).map(id);
  const step = fc.oneof(
    fc.record({ do: fc.constant('see' as const), rows: fc.array(row, { minLength: 1 }) }),
    fc.record({ do: fc.constant('refresh' as const), rows: fc.array(row, { minLength: 1 }) }),
    fc.record({
      do: fc.constant('answer' as const),
      which: fc.nat(5),
      how: fc.constantFrom('known', 'half', 'unknown', 'problem', 'refused', 'error'),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { see, settle, questions, readings } = list();
      for (const next of steps) {
        if (next.do === 'see') see(next.rows);
        else if (next.do === 'refresh') readings.refresh(next.rows);
        else {
          const [question] = questions.splice(next.which % Math.max(1, questions.length), 1);
          const half = question?.ids.filter((_, index) => index % 2 === 0) ?? [];
          if (next.how === 'known') question?.answer(answered(question.ids));
          if (next.how === 'half') question?.answer(answered(half, { problem }));
          if (next.how === 'unknown') question?.answer(answered([], { unknown: question.ids }));
          if (next.how === 'problem') question?.answer(answered([], { problem }));
          if (next.how === 'refused') question?.answer(notConnected);
          if (next.how === 'error') question?.fail(new Error('The worker ended.'));
        }
        await settle();
        expect(questions.length).toBeLessThanOrEqual(2);
        for (const rowId of ids(31)) {
          const reading = readings.of(rowId);
          if (reading.state === 'known') expect(reading.row).toEqual(figuresOf(rowId));
        }
      }
    }),
  );
});
