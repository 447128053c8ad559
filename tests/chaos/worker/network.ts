import { within } from './act.ts';
import { asked } from './asking.ts';
import type { ChaosWorld } from './world.ts';

/** Milliseconds in which a worker says what it reaches. */
const patience = 4_000;
/** How often the network is put on until every worker has it. */
const mostTries = 5;

/**
 * The network is there again, for every page and worker. Playwright (1.65) may leave a worker without it that was starting just
 * then: such a worker says that it is online and reaches nothing until the network goes and comes once more.
 */
export async function networkComes(world: ChaosWorld): Promise<void> {
  const { context } = world.browser();
  for (let tries = 1; tries < mostTries; tries += 1) {
    await context.setOffline(false);
    // A worker that is just starting is waited for.
    await within(patience, asked(world, 'commands'));
    if (!(await reachOf(world)).includes(unreachable)) return;
    await context.setOffline(true);
  }
  await context.setOffline(false);
}

/** Puts the network on again for a worker that has begun without it, as above. */
export async function keepNetwork(world: ChaosWorld): Promise<void> {
  if ((await reachOf(world)).includes(unreachable)) await networkComes(world);
}

const unreachable = 'the API: TypeError';

/** What the workers can reach: to tell a network that did not come back from an order that is not sent. */
export async function reachOf(world: ChaosWorld): Promise<string> {
  const told = world
    .browser()
    .context.serviceWorkers()
    .map((worker) =>
      worker
        .evaluate(async () => {
          const answer = await fetch('https://api.appsprint.app/v1/me').then(
            ({ status }) => String(status),
            (error: unknown) => String(error),
          );
          return `online: ${navigator.onLine}, the API: ${answer}`;
        })
        .catch(() => 'the worker has ended'),
    );
  const late = new Promise<string[]>((over) => setTimeout(over, patience, ['the worker does not answer']));
  return (await Promise.race([Promise.all(told), late])).join('; ');
}
