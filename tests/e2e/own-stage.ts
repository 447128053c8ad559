import { openStage } from '../../demo/stage.ts';
import { type PublishedStage, publishedStage, test as shared } from './stage.ts';

/** A story that is told fast: these tests are about the set-up, not about figures. */
const fast: OwnStory = { seed: 23, campaigns: 2 };

interface OwnStory {
  readonly seed: number;
  readonly campaigns: number;
}

/** For tests that change what AppSprint keeps of the app: an API and a TikTok of their own, for a worker's whole file. */
export const test = shared.extend<object, { ownStory: OwnStory; ownStage: PublishedStage }>({
  ownStory: [fast, { option: true, scope: 'worker' }],
  ownStage: [
    async ({ ownStory: story }, use) => {
      await using cleanUp = new AsyncDisposableStack();
      const silent = { say: () => undefined, bar: () => undefined };
      const stage = await openStage(story, silent, cleanUp);
      await use({
        ...publishedStage(),
        apiUrl: stage.api.url,
        sandboxUrl: stage.sandbox.url,
        token: stage.token,
        appId: stage.appId,
        story: { ...story, lastDay: stage.story.days.at(-1) ?? '', publicUrl: stage.api.url },
      });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  stage: async ({ ownStage }, use) => use(ownStage),
});

export { expect } from './stage.ts';
