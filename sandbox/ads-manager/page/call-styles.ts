import type { CallStyle } from './calls.ts';

const account = '/api/v4/i18n/account/permission/detail/';
const list = (call: string) => `/api/v4/i18n/statistics/op/${call}/list/`;

/** Calls of 2026: the keys of the request stand in `common_req`. */
export const currentCalls: CallStyle = {
  account,
  list,
  body: (commonRequest, call) => ({
    common_req: commonRequest,
    extra: { scene: `${call}_list_v2`, list_version: 'v2' },
  }),
};

/** Calls with the same keys, flat. That the page of 2024-25 sent them so is the stand-in's choice. */
export const flatCalls: CallStyle = { account, list, body: (commonRequest) => commonRequest };

/** Calls of the third version: flat, and answered with `stat_data`. */
export const thirdVersionCalls: CallStyle = {
  account: '/api/v3/i18n/account/permission/detail/',
  list: (call) => `/api/v3/i18n/statistics/${call}/list/`,
  body: (commonRequest) => commonRequest,
};
