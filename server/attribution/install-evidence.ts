import type { InstallEvidence } from './decide.ts';
import { deviceDetailsOf } from './device-details.ts';
import { deviceKeyOf, systemOf } from './device-key.ts';
import { clickOfReferrer } from './referrer.ts';
import type { DeviceDetails } from './twins.ts';

/** A registration as it came in. */
export interface InstallFacts {
  readonly installedAt: Date;
  readonly ip: string;
  readonly userAgent: string;
  readonly body: Readonly<Record<string, unknown>>;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What a registration says that can be compared with clicks. */
export function evidenceOf({ installedAt, ip, userAgent, body }: InstallFacts): InstallEvidence {
  // The app's library says nothing of the device on most phones; its web view does, in the body.
  const userAgents = [textOf(body.sdkWebViewUserAgent), userAgent];
  const keys = userAgents.map(deviceKeyOf).filter((key) => key !== null);
  const { clickId, ttclid } = clickOfReferrer(textOf(body.installReferrer));
  return {
    installedAt,
    ip,
    deviceKeys: [...new Set(keys)],
    system: userAgents.map(systemOf).find((system) => system !== null) ?? null,
    referrerClickId: clickId,
    ttclid,
    details: deviceDetailsOf(body),
  };
}

/**
 * The evidence of an install that registered again: what came first stays, what was missing is added. The instant and the
 * address are those of the first time.
 */
export function completedBy(first: InstallEvidence, later: InstallEvidence): InstallEvidence {
  const details = Object.fromEntries(
    Object.entries(first.details).map(([name, value]) => [name, value ?? later.details[name as keyof DeviceDetails]]),
  ) as unknown as DeviceDetails;
  return {
    installedAt: first.installedAt,
    ip: first.ip,
    deviceKeys: [...new Set([...first.deviceKeys, ...later.deviceKeys])],
    system: first.system ?? later.system,
    referrerClickId: first.referrerClickId ?? later.referrerClickId,
    ttclid: first.ttclid ?? later.ttclid,
    details,
  };
}
