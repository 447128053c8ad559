import type { EventMapping, Finding, Integration } from '#lib/appsprint/contract';
import type { Evidence } from './evidence.ts';

/** What findings are drawn from. */
export interface IntegrationState extends Omit<Integration, 'findings'> {
  readonly canConnect: boolean;
  readonly mapping: EventMapping;
  readonly evidence: Evidence;
}

function bad(code: string, message: string, remedy: string): Finding {
  return { code, severity: 'bad', message, remedy };
}

function warn(code: string, message: string, remedy: string): Finding {
  return { code, severity: 'warn', message, remedy };
}

/** Remedies of the AppSprint docs' troubleshooting table (TikTok Ads page), in our own words. */
const connectAgain =
  'Disconnect TikTok Ads, then connect again with an account whose access to the advertiser is intact.';

function notConnected(canConnect: boolean): Finding {
  return canConnect
    ? bad(
        'tiktok_not_connected',
        'TikTok Ads is not connected.',
        'Connect TikTok Ads with a user who is admin or operator of the advertiser.',
      )
    : bad(
        'tiktok_not_configured',
        'This server is not registered with TikTok, so TikTok Ads cannot be connected.',
        'Set TIKTOK_APP_ID and TIKTOK_APP_SECRET on the server and start it again.',
      );
}

function connectionFindings({ canConnect, connection, advertiser }: IntegrationState): Finding[] {
  const chosen = advertiser === null ? 'the advertiser' : `the advertiser ${advertiser.name}`;
  switch (connection) {
    case 'not-connected':
      return [notConnected(canConnect)];
    case 'access-lost':
      return [
        bad(
          'tiktok_access_lost',
          'TikTok no longer accepts the connection: it has expired or was revoked.',
          connectAgain,
        ),
      ];
    case 'advertiser-lost':
      return [
        bad(
          'tiktok_advertiser_lost',
          `TikTok says that ${chosen} is gone or out of this account's reach.`,
          connectAgain,
        ),
      ];
    case 'no-permission':
      return [
        bad(
          'tiktok_no_permission',
          `The connected TikTok account has no permission for ${chosen}.`,
          'Have it made Admin or Operator of the advertiser (Standard access is not enough), or disconnect TikTok Ads and connect with an account that is one.',
        ),
      ];
    case 'reporting-not-granted':
      return [
        bad(
          'tiktok_reporting_not_granted',
          'Access to reporting was not granted, so campaigns and their figures are not loaded.',
          "Connect TikTok Ads again and approve access to advertisers and to reporting. The pixel's Events API token alone gives no access to them.",
        ),
      ];
    case 'connected':
      return advertiser === null
        ? [
            bad(
              'advertiser_not_selected',
              'No advertiser is chosen, so there are no figures of TikTok.',
              'Load the accounts and choose the advertiser.',
            ),
          ]
        : [];
  }
}

function pixelFindings({ pixel, advertiser, connection }: IntegrationState): Finding[] {
  if (pixel === null) {
    return [
      bad(
        'pixel_not_configured',
        'No pixel is saved, so no event can be sent to TikTok.',
        'Save the Pixel ID and its Events API token from Events Manager.',
      ),
    ];
  }
  const findings: Finding[] = [];
  // Without a connection TikTok cannot be asked for the link.
  if (!pixel.linked && advertiser !== null && connection === 'connected') {
    findings.push(
      bad(
        'pixel_not_linked',
        `The pixel ${pixel.id} is not linked to the advertiser ${advertiser.name}.`,
        'Link the pixel to this advertiser in Business Center, or save the Pixel ID of one that is.',
      ),
    );
  }
  if (pixel.token === 'rejected') {
    findings.push(
      bad(
        'events_token_rejected',
        `TikTok rejects the Events API token of the pixel ${pixel.id}, so no event reaches TikTok.`,
        'Generate a new access token for this pixel (Business Center: the pixel, Events Manager, Settings, Events API) and save it here with the Pixel ID.',
      ),
    );
  }
  return findings;
}

function forwardingFindings({ mapping, evidence, forwarding, pixel }: IntegrationState): Finding[] {
  const { problem } = forwarding;
  const off = mapping.rows.filter(({ tier, tiktokEvent }) => tier === 'primary' && tiktokEvent === null);
  const findings: Finding[] = [];
  if (problem !== null && pixel?.token !== 'rejected') {
    findings.push(
      (forwarding.state === 'needs-person' ? bad : warn)('forwarding_stopped', problem.message, problem.remedy),
    );
  }
  if (forwarding.dead > 0) {
    findings.push(
      warn(
        'dead_letters',
        `${forwarding.dead} events could not be forwarded and wait for a person.`,
        'Look at them in the event log, and send them again where that is safe.',
      ),
    );
  }
  if (off.length > 0) {
    findings.push(
      warn(
        'mapping_off',
        `The event mapping does not forward ${off.map(({ sdkEvent }) => sdkEvent).join(', ')}.`,
        'Switch the rows on in the event mapping, unless TikTok shall not get these events.',
      ),
    );
  }
  if (evidence.unmatchableEvents > 0) {
    findings.push(
      warn(
        'events_not_matchable',
        `${evidence.unmatchableEvents} of the latest ${evidence.latestEvents} events came without a TikTok click, and without an IP address or user agent that TikTok could match.`,
        "Let the SDK's requests reach AppSprint with the phone's real IP address and user agent; behind a load balancer set TRUST_PROXY.",
      ),
    );
  }
  return findings;
}

function linkFindings({ evidence }: IntegrationState): Finding[] {
  if (evidence.signalLinks === 0) {
    return [
      warn(
        'no_signal_link',
        'The app has no Signal link, so no click can be matched to an install.',
        'Create a Signal link and paste it as the Website URL of the ads, before there is traffic.',
      ),
    ];
  }
  return evidence.reportedClicks > 0 && !evidence.hasLinkClicks
    ? [
        warn(
          'no_clicks_through_link',
          `TikTok reports ${evidence.reportedClicks} clicks in the last days, but nobody came through a Signal link.`,
          "Check that the Website URL of the TikTok ads is the app's Signal link.",
        ),
      ]
    : [];
}

/** Every broken or missing part of an integration, each with its remedy, the most basic one first. */
export function findingsOf(state: IntegrationState): Finding[] {
  const { reporting, connection } = state;
  // What is wrong with the connection says it already.
  const isReportingFailed = reporting.state === 'failed' && connection === 'connected';
  return [
    ...connectionFindings(state),
    ...pixelFindings(state),
    ...forwardingFindings(state),
    ...(isReportingFailed
      ? [
          bad(
            'reporting_failed',
            `TikTok's figures could not be loaded: ${reporting.message}`,
            'Check the connection; the server tries again every 30 minutes.',
          ),
        ]
      : []),
    ...linkFindings(state),
  ];
}
