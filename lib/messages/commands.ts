import type { CommandName, Ended } from '#lib/commands';

/** A command that waits until AppSprint can be reached, without what is in it. */
export interface CommandInWaiting {
  readonly id: string;
  readonly name: CommandName;
  /** Epoch milliseconds. */
  readonly since: number;
  /** It is being sent just now, and cannot be taken back. */
  readonly isInFlight: boolean;
}

/** The commands of the picked app. */
export interface Commands {
  readonly waiting: readonly CommandInWaiting[];
  readonly ended: readonly Ended[];
}
