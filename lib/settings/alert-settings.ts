import * as z from 'zod/mini';
import { CurrencyCode } from '#lib/appsprint/contract';
import { createSetting } from './setting.ts';

/** What a person can be warned of. */
export const alertCauses = [
  'cpiAbove',
  'roasBelow',
  'spendWithoutInstalls',
  'forwardingFailing',
  'accessLost',
  'auditNew',
] as const;
export const AlertCause = z.enum(alertCauses);
export type AlertCause = z.infer<typeof AlertCause>;

/** A number above zero as people enter it: never rounded, at most four digits after the point. */
export const TargetAmount = z.string().check(
  z.regex(/^\d{1,9}(?:\.\d{1,4})?$/, 'a number such as 3.50'),
  z.refine((text) => Number(text) > 0, 'more than 0'),
);

/** When one app is to be warned of. A null target warns of nothing. */
export const Targets = z.object({
  /** Currency of the two amounts; they are compared with figures of this currency only. */
  currency: CurrencyCode,
  cpiAbove: z.nullable(TargetAmount),
  roasBelow: z.nullable(TargetAmount),
  spendWithoutInstalls: z.nullable(TargetAmount),
});
export type Targets = z.infer<typeof Targets>;

/** Time on the wall clock, `HH:MM`. */
export const ClockTime = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time such as 22:00'));

/** Hours in which no notification is shown, by the clock of this computer; they may go over midnight. */
export const QuietHours = z
  .object({ from: ClockTime, to: ClockTime })
  .check(z.refine(({ from, to }) => from !== to, 'quiet hours begin and end at different times'));
export type QuietHours = z.infer<typeof QuietHours>;

export const AlertSettings = z.object({
  /** Causes that nobody wants to hear of. */
  off: z.array(AlertCause),
  quietHours: z.nullable(QuietHours),
  /** By app id. */
  targets: z.record(z.string(), Targets),
});
export type AlertSettings = z.infer<typeof AlertSettings>;

export const alertSettings = createSetting('alerts', AlertSettings, { off: [], quietHours: null, targets: {} });
