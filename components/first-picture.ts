/** Milliseconds that a page waits for what makes its first picture whole; a person takes a longer wait for a fault. */
const patience = 300;

/**
 * Ends as soon as all of it is done or has failed, and in any case soon: what does not answer leaves no page blank. What comes
 * later is drawn when it comes.
 */
export async function beforeFirstPicture(...readings: readonly Promise<unknown>[]): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, patience);
  const quietly = readings.map((reading) =>
    reading.catch((error: unknown) => console.warn('AppSprint Companion could not read what it kept.', error)),
  );
  await Promise.race([Promise.all(quietly), over]);
  clearTimeout(timer);
}
