import { expect, test } from 'vitest';
import { lastAsked } from './last-asked.ts';

test('an answer that comes after the answer to a later question is not taken; one that comes before is', async () => {
  const answers: ((answer: string) => void)[] = [];
  const taken: string[] = [];
  const ask = lastAsked(
    () => new Promise<string>((resolve) => void answers.push(resolve)),
    (answer) => void taken.push(answer),
  );
  const asked = [ask(), ask(), ask()];
  answers[1]?.('second');
  await asked[1];
  answers[0]?.('first');
  await asked[0];
  answers[2]?.('third');
  await asked[2];
  expect(taken).toEqual(['second', 'third']);
});
