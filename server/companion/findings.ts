import type { Finding, Integration } from '#lib/appsprint/contract';

/** What findings are drawn from. */
export interface IntegrationState extends Omit<Integration, 'findings'> {
  readonly canConnect: boolean;
  readonly signalLinks: number;
}

function bad(code: string, message: string, remedy: string): Finding {
  return { code, severity: 'bad', message, remedy };
}

function warn(code: string, message: string, remedy: string): Finding {
  return { code, severity: 'warn', message, remedy };
}

function connectionFindings({ canConnect, connection, advertiser }: IntegrationState): Finding[] {
  if (connection === 'not-connected') {
    return canConnect
      ? [
          bad(
            'tiktok_not_connected',
            'TikTok Ads is not connected.',
            'Connect TikTok Ads with a user who is admin or operator of the advertiser.',
          ),
        ]
      : [
          bad(
            'tiktok_not_configured',
            'This server is not registered with TikTok, so TikTok Ads cannot be connected.',
            'Set TIKTOK_APP_ID and TIKTOK_APP_SECRET on the server and start it again.',
          ),
        ];
  }
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

function pixelFindings({ pixel, advertiser }: IntegrationState): Finding[] {
  if (pixel === null) {
    return [
      bad(
        'pixel_not_configured',
        'No pixel is saved, so no event can be sent to TikTok.',
        'Save the Pixel ID and its Events API token from Events Manager.',
      ),
    ];
  }
  return pixel.linked || advertiser === null
    ? []
    : [
        bad(
          'pixel_not_linked',
          `The pixel ${pixel.id} is not linked to the advertiser ${advertiser.name}.`,
          'Link the pixel to this advertiser in Business Center, or save the Pixel ID of one that is.',
        ),
      ];
}

/** Every broken or missing part of an integration, each with its remedy, the most basic one first. */
export function findingsOf(state: IntegrationState): Finding[] {
  const { reporting } = state;
  return [
    ...connectionFindings(state),
    ...pixelFindings(state),
    ...(reporting.state === 'failed'
      ? [
          bad(
            'reporting_failed',
            `TikTok's figures could not be loaded: ${reporting.message}`,
            'Check the connection; the server tries again every 30 minutes.',
          ),
        ]
      : []),
    ...(state.signalLinks === 0
      ? [
          warn(
            'no_signal_link',
            'The app has no Signal link, so no click can be matched to an install.',
            'Create a Signal link and paste it as the Website URL of the ads.',
          ),
        ]
      : []),
  ];
}
