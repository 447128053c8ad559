import type { Integration } from '#lib/appsprint/contract';
import type { ShownConnection } from '../../components/companion-store.ts';

export const steps = ['connect', 'app', 'numbers'] as const;
export type Step = (typeof steps)[number];

/** The steps that are done, in an order in which none comes before the one it needs. */
export function stepsDone(connection: ShownConnection): ReadonlySet<Step> {
  if (connection.state !== 'connected') return new Set();
  return new Set(isReady(connection.integration) ? steps : ['connect', 'app']);
}

/** What keeps numbers from being shown; a missing Pixel does not. */
export function isReady({ connection, advertiser, reporting }: Integration): boolean {
  return connection === 'connected' && advertiser !== null && reporting.state === 'current';
}
