export { bodyNow, Command, type CommandName, type WaitingCommand } from './command.ts';
export { type Addressee, type Attempt, type CommandQueue, createCommandQueue, type QueueState } from './queue.ts';
export { createCommandStore, type End, type Ended, understandCommands, watchCommands } from './store.ts';
