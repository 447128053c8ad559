import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AdvertiserId, AppId } from '#lib/appsprint/contract';
import { bodyNow, type Command, type WaitingCommand } from './command.ts';
import { type Attempt, createCommandQueue } from './queue.ts';
import { createCommandStore, understandCommands } from './store.ts';

/** A test event; the API of these tests refuses the event "Refused" and takes "Later" some other time. */
export const testEvent = (event: string): Command => ({
  name: 'sendTestEvent',
  body: { testEventCode: 'TEST12345', event },
});

export const forwarding = (organic: 'forward' | 'leave-out'): Command => ({ name: 'setForwarding', body: { organic } });

export const advertiser = (id: string): Command => ({
  name: 'selectAdvertiser',
  body: { advertiserId: AdvertiserId.parse(id) },
});

export const tooOld = { kind: 'rejected', what: 'Too old.', remedy: 'Send it again.' } as const;

/** An API that carries each idempotency key out once, and what it has done. */
export interface TestApi {
  /** `slow`, `slow-away`: answers, or does not, when it is released; `hangs`: carries out and never answers. */
  state: 'here' | 'away' | 'loses-answers' | 'slow' | 'slow-away' | 'hangs';
  readonly done: string[];
  /** The id of each attempt, whatever came of it. */
  readonly attempts: string[];
  readonly bodies: unknown[];
  release(): void;
  send(waiting: WaitingCommand, now: number): Promise<Attempt>;
}

export function apiForTests(): TestApi {
  const answers = new Map<string, string>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const away: Attempt = { state: 'not-yet', isAway: true };
  const api: TestApi = {
    state: 'here',
    done: [],
    attempts: [],
    bodies: [],
    release,
    async send(waiting, now) {
      api.attempts.push(waiting.id);
      if (api.state === 'away') return away;
      const name = nameOf(waiting);
      if (name === 'Later') return { state: 'not-yet', isAway: false };
      if (name === 'Refused') {
        return { state: 'refused', problem: { kind: 'rejected', what: 'Refused.', remedy: 'Ask for another.' } };
      }
      if (api.state === 'slow' || api.state === 'slow-away') await released;
      if (api.state === 'slow-away') return away;
      if (!answers.has(waiting.id)) {
        answers.set(waiting.id, name);
        api.done.push(name);
        api.bodies.push(bodyNow(waiting, now));
      }
      if (api.state === 'hangs') await new Promise(() => undefined);
      return api.state === 'loses-answers' ? away : { state: 'answered', answer: answers.get(waiting.id) };
    },
  };
  return api;
}

export function nameOf({ command }: WaitingCommand): string {
  switch (command.name) {
    case 'sendTestEvent':
      return command.body.event;
    case 'setForwarding':
      return command.body.organic;
    case 'selectAdvertiser':
      return command.body.advertiserId;
    default:
      return command.name;
  }
}

let ids = 0;
const appId = AppId.parse('app_moonlight');

/** A worker with its queue on the storage of this browser; `end` ends it between two lines. */
export function workerOn(api: TestApi, clock = { now: Date.UTC(2026, 10, 22, 9) }) {
  const ends: [string, string][] = [];
  let isWaiting = false;
  let isAlive = true;
  const alive = async <T>(act: () => Promise<T>): Promise<T> => {
    const done = isAlive ? await act() : null;
    return isAlive ? (done as T) : new Promise(() => undefined);
  };
  const { local } = fakeBrowser.storage;
  // One step each, so that a worker that has ended cannot be in the middle of one.
  const store = createCommandStore({
    read: () => alive(async () => understandCommands((await local.get('commands')).commands)),
    write: (commands) => alive(() => local.set({ commands })),
  });
  const queue = createCommandQueue({
    store,
    send: (waiting) => alive(() => api.send(waiting, clock.now)),
    expired: () => tooOld,
    onEnd: (waiting, end) =>
      alive(async () => {
        ends.push([nameOf(waiting), end.state === 'refused' && end.problem === tooOld ? tooOld.what : end.state]);
      }),
    onWaiting: async (waits) => {
      isWaiting = waits;
    },
    now: () => clock.now,
  });
  return {
    queue,
    submit: (command: Command, apiAddress = 'https://api.example') =>
      queue.submit({ id: `wish ${ids++}`, apiAddress, appId, command }),
    ends,
    clock,
    waits: () => isWaiting,
    isAlive: () => isAlive,
    end() {
      isAlive = false;
    },
  };
}
