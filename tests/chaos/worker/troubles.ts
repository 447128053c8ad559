import { updateExtension } from '../../e2e/extension.ts';
import { type Act, openList } from './act.ts';
import { type ApiMood, apiMoods } from './faulty-api.ts';

/** What happens to a person at work. */
export const troubles: readonly Act[] = [
  {
    name: 'the worker is to die at an await',
    weight: 10,
    async take({ world, random }) {
      const points = 1 + random.below(random.pick([4, 12, 40, 90]));
      await world.killer().killAt(points);
      return `in ${points}`;
    },
  },
  { name: 'the worker dies', weight: 3, take: ({ world }) => world.killer().killNow() },
  {
    name: 'the API is',
    weight: 5,
    async take({ world, random }) {
      const mood: ApiMood = random.pick(apiMoods);
      world.api.mood = mood;
      return mood;
    },
  },
  {
    name: 'the network goes',
    weight: 2,
    async take({ world }) {
      await world.browser().context.setOffline(true);
    },
  },
  {
    name: 'the network comes',
    weight: 2,
    async take({ world }) {
      await world.browser().context.setOffline(false);
    },
  },
  {
    name: 'the extension is updated',
    weight: 1,
    async take({ world }) {
      await updateExtension(world.browser());
      await world.mainPage();
    },
  },
];

/** The browser is closed and opened again; too slow to come as often as the rest. */
export const restart: Act = {
  name: 'the browser is started again',
  weight: 0,
  async take(run) {
    await run.world.restart();
    await run.world.mainPage();
    run.list = await openList(run.world);
  },
};
