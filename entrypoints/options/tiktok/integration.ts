import type { Integration } from '#lib/appsprint/contract';
import type { Outcome } from '#lib/messages';
import { asked, useCompanion } from '../../../components/companion-store.ts';

/** The integration of the picked app; null until AppSprint is connected. */
export function useIntegration(): Integration | null {
  return useCompanion(({ connection }) => (connection.state === 'connected' ? connection.integration : null));
}

/** Changes the integration and shows what it is then. */
export async function changeIntegration(act: () => Promise<Outcome<Integration>>): Promise<Outcome<Integration>> {
  const outcome = await asked(act);
  if (outcome.ok) useCompanion.getState().tookIntegration(outcome.value);
  return outcome;
}
