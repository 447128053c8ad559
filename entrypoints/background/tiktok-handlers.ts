import { type Client, problemOf } from '#lib/appsprint';
import type { AppId, EventMapping } from '#lib/appsprint/contract';
import type { Handlers, MappingSaving } from '#lib/messages';
import { connectedOutcome } from './outcome.ts';

type TikTokMessage =
  | 'integration'
  | 'connectTikTok'
  | 'disconnectTikTok'
  | 'advertisers'
  | 'selectAdvertiser'
  | 'savePixel'
  | 'eventMapping'
  | 'eventMappingHistory'
  | 'saveEventMapping'
  | 'restoreEventMapping'
  | 'forwarding'
  | 'setForwarding';

/** The set-up of the TikTok Ads integration. */
export function createTikTokHandlers(): Pick<Handlers, TikTokMessage> {
  return {
    integration: () => connectedOutcome(({ appId }, client) => client.call('integration', { params: { appId } })),
    connectTikTok: () => connectedOutcome(({ appId }, client) => client.call('connect', { params: { appId } })),
    disconnectTikTok: () => connectedOutcome(({ appId }, client) => client.call('disconnect', { params: { appId } })),
    advertisers: () => connectedOutcome(({ appId }, client) => client.call('advertisers', { params: { appId } })),
    selectAdvertiser: (body) =>
      connectedOutcome(({ appId }, client) => client.call('selectAdvertiser', { params: { appId }, body })),
    savePixel: (body) => connectedOutcome(({ appId }, client) => client.call('savePixel', { params: { appId }, body })),
    eventMapping: () => connectedOutcome(({ appId }, client) => client.call('eventMapping', { params: { appId } })),
    eventMappingHistory: () =>
      connectedOutcome(({ appId }, client) => client.call('eventMappingHistory', { params: { appId } })),
    saveEventMapping: (body) =>
      mappingSaving(body.revision, (appId, client) => client.call('saveEventMapping', { params: { appId }, body })),
    restoreEventMapping: (body) =>
      mappingSaving(body.revision, (appId, client) => client.call('restoreEventMapping', { params: { appId }, body })),
    forwarding: () => connectedOutcome(({ appId }, client) => client.call('forwarding', { params: { appId } })),
    setForwarding: (body) =>
      connectedOutcome(({ appId }, client) => client.call('setForwarding', { params: { appId }, body })),
  };
}

/** Saves the event mapping; where it is refused because it was changed since `basedOn`, says what holds now. */
async function mappingSaving(
  basedOn: number,
  save: (appId: AppId, client: Client) => Promise<EventMapping>,
): Promise<MappingSaving> {
  const saving = await connectedOutcome(async ({ appId }, client): Promise<MappingSaving> => {
    try {
      return { state: 'saved', mapping: await save(appId, client) };
    } catch (error) {
      const current = await client.call('eventMapping', { params: { appId } });
      if (current.revision !== basedOn) return { state: 'conflict', current };
      return { state: 'failed', problem: problemOf(error) };
    }
  });
  return saving.ok ? saving.value : { state: 'failed', problem: saving.problem };
}
