import type { Page } from '@playwright/test';
import { listAddress } from '../../../demo/connected-browser.ts';
import type { seededNumbers } from '../../never-wrong/model.ts';
import type { Orders } from './orders.ts';
import type { ChaosWorld } from './world.ts';

export type Random = ReturnType<typeof seededNumbers>;

/** What one run goes on in. */
export interface Run {
  readonly world: ChaosWorld;
  readonly random: Random;
  readonly orders: Orders;
  /** Windows of days between which the person changes. */
  readonly windows: readonly { readonly from: string; readonly to: string }[];
  list: Page;
}

/** Something that a person does, or that happens to them. A text that it gives back goes into the report. */
export interface Act {
  readonly name: string;
  /** How often it comes, compared with the others. */
  readonly weight: number;
  readonly take: (run: Run) => Promise<unknown>;
}

/** Milliseconds after which a person gives up on something that is broken just now. */
export const patience = 4_000;

export async function openList(world: ChaosWorld): Promise<Page> {
  const page = await world.browser().context.newPage();
  await page.goto(listAddress(world.stage, 'campaign', { sandbox_delay: '0' }));
  return page;
}

export function pickAct(random: Random, from: readonly Act[]): Act {
  return random.pick(from.flatMap((act) => Array.from({ length: act.weight }, () => act)));
}

/** Whether it was done in time; what fails was not done. */
export function within(milliseconds: number, done: Promise<unknown>): Promise<boolean> {
  return Promise.race([
    done.then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((late) => setTimeout(late, milliseconds, false)),
  ]);
}
