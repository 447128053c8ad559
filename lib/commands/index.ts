export { bodyNow, Command, type CommandName, type WaitingCommand } from './command.ts';
export { type Addressee, type Attempt, type CommandQueue, createCommandQueue, type QueueState } from './queue.ts';
export { createCommandStore, type End, type Ended, watchCommands } from './store.ts';
