import { ApiError, type Client, problemOf } from '#lib/appsprint';
import type { Outcome } from '#lib/messages';
import { type Connection, savedConnection } from '#lib/settings';
import { t } from '#lib/words';
import { clientOf } from './clients.ts';

/** What came of something a person waits for; a failure is told with its remedy, never thrown. */
export async function outcome<T>(act: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** The same for what needs the connected API. */
export function connectedOutcome<T>(act: (connection: Connection, client: Client) => Promise<T>): Promise<Outcome<T>> {
  return outcome(async () => {
    const connection = await savedConnection();
    if (connection === null) {
      throw new ApiError({
        kind: 'not-ready',
        what: t('problems.notConnected.what'),
        remedy: t('problems.notConnected.remedy'),
      });
    }
    return act(connection, clientOf(connection));
  });
}
