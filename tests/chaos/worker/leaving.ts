import type { Act } from './act.ts';
import { answered, asked } from './asking.ts';
import type { ChaosWorld } from './world.ts';

/** What a person does to take the extension out of use. */
export const leavings: readonly Act[] = [
  {
    name: 'disconnects',
    weight: 1,
    async take({ world, orders }) {
      orders.dropped();
      await answered(world, 'disconnect', null);
    },
  },
  {
    name: 'erases everything',
    weight: 1,
    async take({ world, orders }) {
      orders.dropped();
      orders.amount.wanted(null);
      await answered(world, 'eraseEverything', null);
    },
  },
];

/** The person connects again, where nothing is connected. */
export async function connectAgain(world: ChaosWorld): Promise<void> {
  const { state } = (await asked(world, 'connectionState')) as { readonly state: string };
  if (state !== 'not-connected') return;
  await asked(world, 'connect', { apiAddress: 'https://api.appsprint.app', token: world.stage.token });
}
