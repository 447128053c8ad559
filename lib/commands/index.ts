export { bodyNow, Command, type CommandName, type WaitingCommand } from './command.ts';
export { type Attempt, type CommandQueue, createCommandQueue, type NewCommand, type QueueState } from './queue.ts';
export { createCommandStore, type End, type Ended, watchCommands } from './store.ts';
