import {
  SdkAdServicesToken,
  SdkAmendAnswer,
  SdkCustomerUserId,
  SdkEvent,
  SdkEventBatch,
  SdkEventBatchAnswer,
  SdkIdfa,
  SdkInstall,
  SdkInstallAnswer,
} from './sdk.ts';

/** Routes that the SDKs call, with `X-API-Key`; they answer in the SDK's own shape, without the envelope. */
export const sdkRoutes = {
  install: {
    method: 'POST',
    path: '/v1/sdk/install',
    summary: 'Register an install',
    body: SdkInstall,
    answer: SdkInstallAnswer,
  },
  eventBatch: {
    method: 'POST',
    path: '/v1/sdk/events/batch',
    summary: 'Deliver events; the same eventId counts once',
    body: SdkEventBatch,
    answer: SdkEventBatchAnswer,
  },
  event: {
    method: 'POST',
    path: '/v1/sdk/event',
    summary: 'Try the connection with a __test event, or deliver one event',
    body: SdkEvent,
    answer: SdkEventBatchAnswer,
  },
  attribution: {
    method: 'GET',
    path: '/v1/sdk/attribution/{id}',
    summary: 'What an install is attributed to now',
    answer: SdkInstallAnswer,
  },
  customerUserId: {
    method: 'POST',
    path: '/v1/sdk/customer-user-id',
    summary: "Note the app's own id of a person on their install",
    body: SdkCustomerUserId,
    answer: SdkAmendAnswer,
  },
  adServicesToken: {
    method: 'PATCH',
    path: '/v1/sdk/install/ad-services-token',
    summary: "Note Apple's AdServices token on an install",
    body: SdkAdServicesToken,
    answer: SdkAmendAnswer,
  },
  idfa: {
    method: 'PATCH',
    path: '/v1/sdk/install/idfa',
    summary: 'Note the advertising id of iOS on an install',
    body: SdkIdfa,
    answer: SdkAmendAnswer,
  },
  legacyInstall: {
    method: 'POST',
    path: '/v1/install',
    summary: 'Register an install (first Android SDK)',
    body: SdkInstall,
    answer: SdkInstallAnswer,
  },
  legacyEvent: {
    method: 'POST',
    path: '/v1/event',
    summary: 'Deliver one event (first Android SDK); without an eventId every call counts',
    body: SdkEvent,
    answer: SdkEventBatchAnswer,
  },
  legacyCustomerUserId: {
    method: 'POST',
    path: '/v1/customer-user-id',
    summary: "Note the app's own id of a person on their install (first Android SDK)",
    body: SdkCustomerUserId,
    answer: SdkAmendAnswer,
  },
} as const;
