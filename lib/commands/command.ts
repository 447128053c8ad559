import * as z from 'zod/mini';
import {
  AdvertiserSelection,
  AppId,
  EventMappingDraft,
  EventMappingRestoration,
  ForwardingSettings,
  PixelSetup,
  TestEventRequest,
} from '#lib/appsprint/contract';

const command = <N extends string, B extends z.ZodMiniType>(name: N, body: B) =>
  z.object({ name: z.literal(name), body });

/**
 * What a person can have AppSprint do that is kept while AppSprint cannot be reached: test events, and what is set up in
 * AppSprint. What needs an answer to go on with (a connection to TikTok), what ends something, and what depends on what was
 * just shown (dead letters sent again) is not kept: nobody would expect it an hour later. This choice is ours.
 */
export const Command = z.discriminatedUnion('name', [
  command('sendTestEvent', TestEventRequest),
  command('saveEventMapping', EventMappingDraft),
  command('restoreEventMapping', EventMappingRestoration),
  command('setForwarding', ForwardingSettings),
  command('savePixel', PixelSetup),
  command('selectAdvertiser', AdvertiserSelection),
]);
export type Command = z.output<typeof Command>;
export type CommandName = Command['name'];

/** A command with whom it is for, until it has been carried out. */
export const WaitingCommand = z.object({
  /** The idempotency key it is sent with, however often. */
  id: z.string().check(z.minLength(1)),
  /** Only the API it was meant for gets it. */
  apiAddress: z.string(),
  appId: AppId,
  command: Command,
  /** Epoch milliseconds. */
  since: z.number(),
  /** Somebody took it back while it was being sent: that attempt is its last. */
  isWithdrawn: z.optional(z.literal(true)),
});
export type WaitingCommand = z.output<typeof WaitingCommand>;

/** What a command changes; of two for the same target the order is kept. */
export function targetOf({ apiAddress, appId, command: { name } }: WaitingCommand): string {
  return `${apiAddress} ${appId} ${name === 'restoreEventMapping' ? 'saveEventMapping' : name}`;
}

/** Whether a later one for the same target makes this one pointless. */
export function isReplaceable({ command: { name } }: WaitingCommand): boolean {
  return name !== 'sendTestEvent';
}

/** Milliseconds for which a test event is worth sending: TikTok's page shows another code each time it is used (a day is ours). */
export const testEventLifetime = 24 * 3_600_000;

/** Whether a command is no longer worth sending. A clock that was put back makes nothing older. */
export function isExpired({ command: { name }, since }: WaitingCommand, now: number): boolean {
  return name === 'sendTestEvent' && now - since >= testEventLifetime;
}

/** What is sent of a command now: a saved Pixel without the test code of another day, so that the Pixel itself is not lost. */
export function bodyNow({ command, since }: WaitingCommand, now: number): Command['body'] {
  if (command.name !== 'savePixel' || now - since < testEventLifetime) return command.body;
  const { pixelId, eventsToken } = command.body;
  return { pixelId, eventsToken };
}
