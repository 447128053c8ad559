/** Windows of attribution. The vendor publishes none, so these are ours. */
export const clickIdWindow = 7 * 24 * 3_600_000;
export const deviceWindow = 24 * 3_600_000;
/** Clocks differ: a click may stand this far behind the install it led to, in milliseconds. */
export const clockTolerance = 5 * 60_000;

/** A click on a Signal link, as far as attribution looks at it. */
export interface ClickEvidence {
  readonly clickId: string;
  readonly clickedAt: Date;
  readonly ip: string;
  readonly deviceKey: string | null;
}

/** Everything a decision rests on. All clicks are of the install's own app. */
export interface Evidence<C extends ClickEvidence = ClickEvidence> {
  readonly installedAt: Date;
  readonly ip: string;
  /** Of the app's web view and of the call itself; empty when neither tells the device. */
  readonly deviceKeys: readonly string[];
  /** From the Play referrer. */
  readonly referrerClickId: string | null;
  readonly clicks: readonly C[];
}

/** Who gets the install, how it was found, and why, in a sentence for people. */
export type Decision<C extends ClickEvidence = ClickEvidence> =
  | {
      readonly source: 'tracking_link';
      readonly matchType: 'click_id' | 'ip_user_agent';
      readonly confidence: 1 | 0.8;
      readonly click: C;
      readonly reason: string;
    }
  | {
      readonly source: 'organic';
      readonly matchType: 'organic';
      readonly confidence: 0;
      readonly click: null;
      readonly reason: string;
    };

function isWithin(click: ClickEvidence, installedAt: Date, window: number): boolean {
  const before = installedAt.getTime() - click.clickedAt.getTime();
  return before <= window && before >= -clockTolerance;
}

function lastOf<C extends ClickEvidence>(clicks: readonly C[]): C | undefined {
  return clicks.reduce<C | undefined>(
    (last, click) => (last === undefined || click.clickedAt > last.clickedAt ? click : last),
    undefined,
  );
}

function organic(evidence: Evidence): Decision<never> {
  const device =
    evidence.deviceKeys.length === 0
      ? 'the device could not be read from the user agents'
      : `no click from ${evidence.ip} with the same device came in the 24 hours before`;
  const referrer =
    evidence.referrerClickId === null
      ? 'The Play referrer holds no click id'
      : `Click ${evidence.referrerClickId} of the Play referrer is unknown or older than 7 days`;
  return { source: 'organic', matchType: 'organic', confidence: 0, click: null, reason: `${referrer}, and ${device}.` };
}

/**
 * Decides whose an install is: the click named by the Play referrer, else the last click from the same address and device,
 * else nobody's. "Organic" means that no click was found, not that no ad was seen.
 */
export function decide<C extends ClickEvidence>(evidence: Evidence<C>): Decision<C> {
  const { installedAt, clicks } = evidence;
  const named = clicks.find(
    (click) => click.clickId === evidence.referrerClickId && isWithin(click, installedAt, clickIdWindow),
  );
  if (named !== undefined) {
    const reason = `The Play referrer names click ${named.clickId} of ${named.clickedAt.toISOString()}.`;
    return { source: 'tracking_link', matchType: 'click_id', confidence: 1, click: named, reason };
  }
  const near = lastOf(
    clicks.filter(
      (click) =>
        click.ip === evidence.ip &&
        click.deviceKey !== null &&
        evidence.deviceKeys.includes(click.deviceKey) &&
        isWithin(click, installedAt, deviceWindow),
    ),
  );
  if (near === undefined) return organic(evidence);
  const reason = `The last click from ${near.ip} with the same device (${near.deviceKey}) was at ${near.clickedAt.toISOString()}.`;
  return { source: 'tracking_link', matchType: 'ip_user_agent', confidence: 0.8, click: near, reason };
}
