import { type QuantityFormat, quantityFormat, signedPercentFormat } from '#lib/metrics';

/** Writes numbers and times the way people of one locale read them. */
export interface Writing {
  readonly quantity: QuantityFormat;
  /** A percentage with its sign, as in "+9.2 %". */
  readonly signedPercent: (decimalText: string) => string;
  readonly count: (count: number) => string;
  /** The time of day of an instant; with its date where that is another than today's. */
  readonly time: (instant: Date, now: number) => string;
}

/** @param locale BCP 47 tag */
export function writingOf(locale: string): Writing {
  const count = new Intl.NumberFormat(locale);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const dayAndTime = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    quantity: quantityFormat(locale),
    signedPercent: signedPercentFormat(locale),
    count: (number) => count.format(number),
    time: (instant, now) =>
      (instant.toDateString() === new Date(now).toDateString() ? time : dayAndTime).format(instant),
  };
}
