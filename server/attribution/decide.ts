import { confidenceOf, type MatchGrade } from './confidence.ts';
import { type Comparison, compareTwins, type DeviceDetails } from './twins.ts';
import { clockTolerance, type Windows } from './windows.ts';

/** A click on a Signal link, as far as attribution looks at it. */
export interface ClickEvidence {
  readonly clickId: string;
  readonly clickedAt: Date;
  readonly ip: string;
  /** Null: its user agent hides the device. */
  readonly deviceKey: string | null;
  /** Null: neither of the two. */
  readonly system: 'ios' | 'android' | null;
  readonly ttclid: string | null;
  /** What the browser told; null when it told nothing. */
  readonly details: DeviceDetails | null;
}

/** What an install brings with it. */
export interface InstallEvidence {
  readonly installedAt: Date;
  readonly ip: string;
  /** Of the app's web view and of the call itself; empty when neither tells the device. */
  readonly deviceKeys: readonly string[];
  readonly system: 'ios' | 'android' | null;
  /** The Signal link's click id in the Play referrer. */
  readonly referrerClickId: string | null;
  /** TikTok's click id in the Play referrer. */
  readonly ttclid: string | null;
  readonly details: DeviceDetails;
}

/** Everything a decision rests on. All clicks are of the install's own app. */
export interface Evidence<C extends ClickEvidence = ClickEvidence> {
  readonly install: InstallEvidence;
  readonly clicks: readonly C[];
  /** How many kinds of device clicked from the install's address within the window. */
  readonly devicesAtAddress: number;
  readonly windows: Windows;
}

/** Who gets the install, how it was found, and why, in a sentence for people. */
export type Decision<C extends ClickEvidence = ClickEvidence> =
  | {
      readonly source: 'tracking_link';
      readonly matchType: 'click_id' | 'ip_user_agent';
      readonly grade: MatchGrade;
      readonly confidence: number;
      readonly click: C;
      readonly twins: Comparison;
      readonly reason: string;
    }
  | {
      readonly source: 'organic';
      readonly matchType: 'organic';
      readonly confidence: 0;
      readonly click: null;
      readonly reason: string;
    };

/** A browser that hides its device counts as the same one when this many details are the same and none differs. */
const enoughTwins = 4;
const nothingCompared: Comparison = { same: [], different: [] };

function twinsOf(click: ClickEvidence, install: InstallEvidence): Comparison {
  return click.details === null ? nothingCompared : compareTwins(click.details, install.details);
}

function gradeOf(click: ClickEvidence, install: InstallEvidence): MatchGrade | null {
  if (click.clickId === install.referrerClickId) return 'click_id';
  if (click.ttclid !== null && click.ttclid === install.ttclid) return 'ttclid';
  if (click.ip !== install.ip) return null;
  if (click.deviceKey !== null) return install.deviceKeys.includes(click.deviceKey) ? 'same_device' : null;
  if (click.system === null || click.system !== install.system) return null;
  const { same, different } = twinsOf(click, install);
  return same.length >= enoughTwins && different.length === 0 ? 'similar_device' : null;
}

/** Order of strength. Devices that are the same and devices that seem so are of one strength: there the last click wins. */
export function strengthOf(grade: MatchGrade): number {
  switch (grade) {
    case 'click_id':
      return 3;
    case 'ttclid':
      return 2;
    case 'same_device':
    case 'similar_device':
      return 1;
  }
}

function isWithin(click: ClickEvidence, grade: MatchGrade, { install, windows }: Evidence): boolean {
  const before = install.installedAt.getTime() - click.clickedAt.getTime();
  return before >= -clockTolerance && before <= (strengthOf(grade) > 1 ? windows.clickId : windows.device);
}

interface Match<C extends ClickEvidence> {
  readonly click: C;
  readonly grade: MatchGrade;
}

/** Later clicks come later, and of two in one moment the one with the greater id. */
function isLater(one: ClickEvidence, other: ClickEvidence): boolean {
  const apart = one.clickedAt.getTime() - other.clickedAt.getTime();
  return apart === 0 ? one.clickId > other.clickId : apart > 0;
}

function better<C extends ClickEvidence>(one: Match<C>, other: Match<C>): Match<C> {
  const apart = strengthOf(one.grade) - strengthOf(other.grade);
  if (apart !== 0) return apart > 0 ? one : other;
  return isLater(one.click, other.click) ? one : other;
}

function hoursOf(milliseconds: number): string {
  const hours = milliseconds / 3_600_000;
  return hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} hours`;
}

function whyOrganic({ install, windows }: Evidence): string {
  const device =
    install.deviceKeys.length === 0
      ? 'the device could not be read from the user agents'
      : `no click from ${install.ip} with the same device came in the ${hoursOf(windows.device)} before`;
  const referrer =
    install.referrerClickId === null && install.ttclid === null
      ? 'The Play referrer holds no click id'
      : `The click that the Play referrer names (${install.referrerClickId ?? 'by its ttclid'}) is unknown or older than ${hoursOf(windows.clickId)}`;
  return `${referrer}, and ${device}.`;
}

function whyMatched({ click, grade }: Match<ClickEvidence>, twins: Comparison, devicesAtAddress: number): string {
  const at = click.clickedAt.toISOString();
  if (grade === 'click_id') return `The Play referrer names click ${click.clickId} of ${at}.`;
  if (grade === 'ttclid') return `The Play referrer carries the ttclid of click ${click.clickId} of ${at}.`;
  const device =
    grade === 'same_device' ? `with the same device (${click.deviceKey})` : 'whose browser hides its device';
  const agreement = twins.same.length === 0 ? '' : ` Browser and app agree on ${twins.same.join(', ')}.`;
  const conflict = twins.different.length === 0 ? '' : ` They differ in ${twins.different.join(', ')}.`;
  const others =
    devicesAtAddress <= 1
      ? ''
      : ` ${devicesAtAddress} kinds of device clicked from this address, which makes it less sure.`;
  return `The last click from ${click.ip} ${device} was at ${at}.${agreement}${conflict}${others}`;
}

/**
 * Decides whose an install is: the click named by the Play referrer (by our id, else by TikTok's), else the last click from the
 * same address and device, else nobody's. "Organic" means that no click was found, not that no ad was seen. The order in which
 * the clicks are given does not matter.
 */
export function decide<C extends ClickEvidence>(evidence: Evidence<C>): Decision<C> {
  const { install, clicks, devicesAtAddress } = evidence;
  const best = clicks
    .flatMap((click) => {
      const grade = gradeOf(click, install);
      return grade !== null && isWithin(click, grade, evidence) ? [{ click, grade }] : [];
    })
    .reduce<Match<C> | null>((one, other) => (one === null ? other : better(one, other)), null);
  if (best === null) {
    return { source: 'organic', matchType: 'organic', confidence: 0, click: null, reason: whyOrganic(evidence) };
  }
  const { click, grade } = best;
  const twins = twinsOf(click, install);
  return {
    source: 'tracking_link',
    matchType: strengthOf(grade) > 1 ? 'click_id' : 'ip_user_agent',
    grade,
    confidence: confidenceOf(grade, twins, devicesAtAddress),
    click,
    twins,
    reason: whyMatched(best, twins, devicesAtAddress),
  };
}
