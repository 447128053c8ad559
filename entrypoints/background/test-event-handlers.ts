import type { TestEventResult } from '#lib/appsprint/contract';
import type { End, WaitingCommand } from '#lib/commands';
import type { Handlers } from '#lib/messages';
import { savedConnection } from '#lib/settings';
import type { SentTestEvent, TestEventMemory } from '#lib/test-events';
import type { CommandDesk } from './command-desk.ts';

/** Test events; what was sent and answered is kept, because a popup closes as soon as something else is clicked. */
export function createTestEventHandlers(
  memory: TestEventMemory,
  desk: CommandDesk,
): Pick<Handlers, 'sendTestEvent' | 'testEvents'> {
  return {
    async sendTestEvent(handedIn) {
      if ((await savedConnection()) !== null) await memory.rememberCode(handedIn.body.testEventCode);
      return desk.submit('sendTestEvent', handedIn);
    },

    async testEvents() {
      const connection = await savedConnection();
      if (connection === null) return { code: null, sent: [] };
      const { appId, apiAddress } = connection;
      const [{ code, sent }, { waiting, inFlight }] = await Promise.all([memory.of(appId), desk.queue.state()]);
      const ofThisApp = waiting.filter((one) => one.appId === appId && one.apiAddress === apiAddress);
      return { code, sent: [...ofThisApp.flatMap((one) => onItsWay(one, inFlight)).reverse(), ...sent] };
    },
  };
}

function onItsWay({ id, appId, command, since }: WaitingCommand, inFlight: string | null): SentTestEvent[] {
  if (command.name !== 'sendTestEvent') return [];
  const result = id === inFlight ? ({ state: 'sending' } as const) : ({ state: 'waiting', id } as const);
  return [{ appId, event: command.body.event, sentAt: since, result }];
}

/** Writes down how a test event ended. */
export async function noteTestEvent(
  memory: TestEventMemory,
  { appId, command, since }: WaitingCommand,
  end: End,
): Promise<void> {
  if (command.name !== 'sendTestEvent') return;
  await memory.note({ appId, event: command.body.event, sentAt: since, result: resultOf(end) });
}

function resultOf(end: End) {
  if (end.state === 'refused') {
    return { state: 'failed', what: end.problem.what, remedy: end.problem.remedy } as const;
  }
  // The client has checked it against the contract of the route.
  const { code, message } = (end.answer as TestEventResult).tiktok;
  return { state: 'answered', code, message } as const;
}
