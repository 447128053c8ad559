import { type Client, problemOf } from '#lib/appsprint';
import type { ConnectionState } from '#lib/messages';
import type { Connection } from '#lib/settings';
import { clientOf } from './clients.ts';

/** Asks AppSprint how the connection is; a failure is a state of its own, never thrown. */
export async function connectionState(connection: Connection | null): Promise<ConnectionState> {
  if (connection === null) return { state: 'not-connected' };
  try {
    return await connectedState(connection, clientOf(connection));
  } catch (error) {
    return { state: 'failed', apiAddress: connection.apiAddress, problem: problemOf(error) };
  }
}

/** @throws ApiError where AppSprint does not answer or refuses */
export async function connectedState(
  { apiAddress, appId }: Connection,
  client: Client,
): Promise<Extract<ConnectionState, { state: 'connected' }>> {
  const [{ apps }, integration] = await Promise.all([
    client.call('identity', {}),
    client.call('integration', { params: { appId } }),
  ]);
  return { state: 'connected', apiAddress, apps, appId, integration };
}
