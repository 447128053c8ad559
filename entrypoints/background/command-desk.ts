import { browser } from 'wxt/browser';
import { ApiError, type CallAnswer, problemOf, waitingProblem } from '#lib/appsprint';
import {
  type Attempt,
  bodyNow,
  type Command,
  type CommandName,
  type CommandQueue,
  createCommandQueue,
  createCommandStore,
  type End,
  type WaitingCommand,
} from '#lib/commands';
import type { Outcome } from '#lib/messages';
import { savedConnection } from '#lib/settings';
import { t } from '#lib/words';
import { clientOf, line, onBack } from './clients.ts';
import { connectedOutcome } from './outcome.ts';

/** What a page hands in. */
interface HandedIn<N extends CommandName> {
  readonly id: string;
  readonly body: Extract<Command, { readonly name: N }>['body'];
}

/** Where commands are handed in that wait while AppSprint cannot be reached. */
export interface CommandDesk {
  readonly queue: CommandQueue;
  /** Has AppSprint carry out a command for the picked app. Where that has to wait, the problem is of the kind `waiting`. */
  submit<N extends CommandName>(name: N, handedIn: HandedIn<N>): Promise<Outcome<CallAnswer<N>>>;
}

interface Edges {
  readonly now: () => number;
  /** Told of every end before the command leaves the queue. */
  readonly onEnd: (waiting: WaitingCommand, end: End) => Promise<void>;
}

export function createCommandDesk({ now, onEnd }: Edges): CommandDesk {
  const queue = createCommandQueue({
    store: createCommandStore(),
    send: (waiting) => sendCommand(waiting, now()),
    expired: () => ({ kind: 'rejected', what: t('problems.expired.what'), remedy: t('problems.expired.remedy') }),
    onEnd,
    onWaiting: keepAlarm,
    now,
  });
  return {
    queue,
    submit: <N extends CommandName>(name: N, { id, body }: HandedIn<N>) =>
      connectedOutcome(async ({ apiAddress, appId }): Promise<CallAnswer<N>> => {
        const end = await queue.submit({ id, apiAddress, appId, command: { name, body } as Command });
        if (end === null) throw new ApiError(waitingProblem());
        if (end.state === 'refused') throw new ApiError(end.problem);
        // The client has checked it against the contract of the route.
        return end.answer as CallAnswer<N>;
      }),
  };
}

/** Sends one command to the API it was meant for, with its own idempotency key. */
async function sendCommand(waiting: WaitingCommand, now: number): Promise<Attempt> {
  const connection = await savedConnection();
  if (connection?.apiAddress !== waiting.apiAddress) return { state: 'not-yet', isAway: true };
  const input = { params: { appId: waiting.appId }, body: bodyNow(waiting, now) };
  try {
    // The command's schema has held its body to the route of its name.
    const answer = await clientOf(connection).call(waiting.command.name, input as never, {
      idempotencyKey: waiting.id,
    });
    return { state: 'answered', answer };
  } catch (error) {
    const again = error instanceof ApiError ? error.outlook.again : 'never';
    if (again === 'never') return { state: 'refused', problem: problemOf(error) };
    return { state: 'not-yet', isAway: again === 'away' };
  }
}

const alarm = 'commands';
/** Minutes between two tries while something waits. */
const period = 1;

/** Setting an alarm again that is there would put it off for ever. */
async function keepAlarm(isWaiting: boolean): Promise<void> {
  const isSet = (await browser.alarms.get(alarm)) !== undefined;
  if (isWaiting && !isSet) await browser.alarms.create(alarm, { periodInMinutes: period });
  if (!isWaiting && isSet) await browser.alarms.clear(alarm);
}

interface Surroundings {
  /** Says `online` when the browser has a network again: the global scope of the worker. */
  readonly network: Pick<EventTarget, 'addEventListener'>;
  readonly noteFailure: (error: unknown) => void;
}

/**
 * Sends what waits whenever AppSprint may be reached again: when the worker starts, every minute, when the browser is online
 * again. To be called while the background starts, before anything is awaited.
 */
export function deliverWhenPossible({ queue }: CommandDesk, { network, noteFailure }: Surroundings): void {
  const deliver = () => void queue.deliver().catch(noteFailure);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) deliver();
  });
  network.addEventListener('online', () => void line.networkIsBack().catch(noteFailure));
  onBack(deliver);
  deliver();
}
