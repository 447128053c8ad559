/** A client's clock may be this far ahead before it is not believed, in milliseconds. */
export const aheadTolerance = 5 * 60_000;
/** An event cannot be older than its install; a day is left for clocks and time zones set by hand. */
export const beforeInstallTolerance = 24 * 3_600_000;

/** The instant of an install: the client's, unless it is missing, unreadable or in the future; then the receipt. */
export function installInstant(clientText: string | undefined, receivedAt: Date): Date {
  const client = new Date(clientText ?? Number.NaN);
  const believable = client.getTime() <= receivedAt.getTime() + aheadTolerance && client.getUTCFullYear() >= 1;
  return believable ? client : receivedAt;
}

/**
 * The instant of an event: the client's epoch milliseconds, unless missing, in the future or from long before its install.
 * @param installedAt undefined while only events of the install are known: then the day before the receipt stands for it
 */
export function eventInstant(
  clientMilliseconds: number | undefined,
  receivedAt: Date,
  installedAt: Date = receivedAt,
): Date {
  const client = new Date(clientMilliseconds ?? Number.NaN);
  const believable =
    client.getTime() <= receivedAt.getTime() + aheadTolerance &&
    client.getTime() >= installedAt.getTime() - beforeInstallTolerance;
  return believable ? client : receivedAt;
}
