import type { EventMapping } from '#lib/appsprint/contract';
import type { Handlers, MappingSaving, Outcome } from '#lib/messages';
import type { CommandDesk } from './command-desk.ts';
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
export function createTikTokHandlers(desk: CommandDesk): Pick<Handlers, TikTokMessage> {
  return {
    integration: () => connectedOutcome(({ appId }, client) => client.call('integration', { params: { appId } })),
    connectTikTok: () => connectedOutcome(({ appId }, client) => client.call('connect', { params: { appId } })),
    disconnectTikTok: () => connectedOutcome(({ appId }, client) => client.call('disconnect', { params: { appId } })),
    advertisers: () => connectedOutcome(({ appId }, client) => client.call('advertisers', { params: { appId } })),
    selectAdvertiser: (handedIn) => desk.submit('selectAdvertiser', handedIn),
    savePixel: (handedIn) => desk.submit('savePixel', handedIn),
    eventMapping: () => connectedOutcome(({ appId }, client) => client.call('eventMapping', { params: { appId } })),
    eventMappingHistory: () =>
      connectedOutcome(({ appId }, client) => client.call('eventMappingHistory', { params: { appId } })),
    saveEventMapping: async (handedIn) =>
      mappingSaving(handedIn.body.revision, await desk.submit('saveEventMapping', handedIn)),
    restoreEventMapping: async (handedIn) =>
      mappingSaving(handedIn.body.revision, await desk.submit('restoreEventMapping', handedIn)),
    forwarding: () => connectedOutcome(({ appId }, client) => client.call('forwarding', { params: { appId } })),
    setForwarding: (handedIn) => desk.submit('setForwarding', handedIn),
  };
}

/** What became of a changed event mapping; where it was refused because it was changed since `basedOn`, says what holds now. */
async function mappingSaving(basedOn: number, saved: Outcome<EventMapping>): Promise<MappingSaving> {
  if (saved.ok) return { state: 'saved', mapping: saved.value };
  const failed = { state: 'failed', problem: saved.problem } as const;
  if (saved.problem.kind !== 'not-ready') return failed;
  const current = await connectedOutcome(({ appId }, client) => client.call('eventMapping', { params: { appId } }));
  return current.ok && current.value.revision !== basedOn ? { state: 'conflict', current: current.value } : failed;
}
