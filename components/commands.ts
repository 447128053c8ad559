import { useEffect } from 'react';
import { create } from 'zustand';
import { type CommandName, watchCommands } from '#lib/commands';
import { type Answers, ask, type Commands, type Content } from '#lib/messages';
import { watchWhileOnItsWay } from './on-its-way.ts';

interface CommandStore {
  readonly commands: Commands;
  /** Ids of the commands of this page whose end it shows itself, where they were handed in. */
  readonly own: ReadonlySet<string>;
  load(): Promise<void>;
}

const useCommands = create<CommandStore>()((set) => ({
  commands: { waiting: [], ended: [] },
  own: new Set(),
  load: watchWhileOnItsWay(
    () => ask('commands', undefined),
    (commands) => {
      set({ commands });
      return commands.waiting.some(({ isInFlight }) => isInFlight);
    },
  ),
}));

/** Keeps what `useCommandsOf` gives up to date while a page is shown. */
export function useWatchedCommands(): void {
  const load = useCommands((store) => store.load);
  useEffect(() => {
    void load();
    return watchCommands(() => void load());
  }, [load]);
}

/** What waits until AppSprint can be reached, and what became of it, without what this page is being answered itself. */
export function useCommandsOf(names: readonly CommandName[]): Commands {
  const { commands, own } = useCommands();
  const isShown = ({ id, name }: { readonly id: string; readonly name: string }) =>
    names.some((one) => one === name) && !own.has(id);
  return { waiting: commands.waiting.filter(isShown), ended: commands.ended.filter(isShown) };
}

/** Acts whenever AppSprint has taken one of what `useCommandsOf` gives, and when a page opens that has not said so yet. */
export function useWhenTaken(names: readonly CommandName[], act: () => Promise<void>): void {
  const taken = useCommandsOf(names)
    .ended.filter(({ refused }) => refused === null)
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (taken !== '') void act();
  }, [taken, act]);
}

/** Takes back a command that waits. */
export async function cancelCommand(id: string): Promise<void> {
  await ask('cancelCommand', id);
  await useCommands.getState().load();
}

/** Forgets what became of a command. */
export async function dismissCommand(id: string): Promise<void> {
  await ask('dismissCommand', id);
  await useCommands.getState().load();
}

/** Hands in a command and waits for its end; one that has to wait is among `useCommandsOf` from then on. */
export async function handIn<N extends CommandName>(name: N, body: Content<N>['body']): Promise<Answers[N]> {
  const id = crypto.randomUUID();
  const change = (to: (own: Set<string>) => void) =>
    useCommands.setState(({ own }) => {
      const changed = new Set(own);
      to(changed);
      return { own: changed };
    });
  change((own) => own.add(id));
  try {
    const answer = await ask(name, { id, body } as Content<N>);
    if (isWaiting(answer)) {
      await useCommands.getState().load();
      change((own) => own.delete(id));
    } else {
      void ask('dismissCommand', id);
    }
    return answer;
  } catch (error) {
    // Nobody knows yet whether it was taken. If it was, it is shown with the others.
    change((own) => own.delete(id));
    throw error;
  }
}

function isWaiting(answer: Answers[CommandName]): boolean {
  return 'problem' in answer && answer.problem.kind === 'waiting';
}
