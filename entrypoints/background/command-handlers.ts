import type { Handlers } from '#lib/messages';
import { savedConnection } from '#lib/settings';
import type { CommandDesk } from './command-desk.ts';

/** What waits until AppSprint can be reached, and what became of it. */
export function createCommandHandlers({
  queue,
}: CommandDesk): Pick<Handlers, 'commands' | 'cancelCommand' | 'dismissCommand'> {
  return {
    async commands() {
      const connection = await savedConnection();
      if (connection === null) return { waiting: [], ended: [] };
      const { waiting, ended, inFlight } = await queue.state();
      const isOfThisApp = ({ appId }: { readonly appId: string }) => appId === connection.appId;
      return {
        // What is in a command stays here: the token of a pixel is nothing that a page has to know again.
        waiting: waiting
          .filter(isOfThisApp)
          .map(({ id, command: { name }, since }) => ({ id, name, since, isInFlight: id === inFlight })),
        ended: ended.filter(isOfThisApp),
      };
    },
    cancelCommand: (id) => queue.cancel(id),
    async dismissCommand(id) {
      await queue.dismiss(id);
      return undefined;
    },
  };
}
