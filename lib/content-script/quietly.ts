/** A worker that is being replaced does not answer; what is told to it is told again or asked for. */
export function quietly(told: Promise<unknown>): void {
  told.catch((error: unknown) => console.debug('AppSprint Companion could not reach its background.', error));
}
