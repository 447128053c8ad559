import { defineConfig } from 'wxt';

/** Host names the extension works on; docs/permissions.md has a line for each. */
const hosts = ['https://ads.tiktok.com/*', 'https://api.appsprint.app/*'];

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  // The demo and the tests build into a folder of their own run, so that two copies never share one.
  ...(process.env.EXTENSION_OUT_DIR ? { outDir: process.env.EXTENSION_OUT_DIR } : {}),
  manifest: ({ browser }) => ({
    default_locale: 'en',
    name: '__MSG_extension_name__',
    short_name: '__MSG_extension_shortName__',
    description: '__MSG_extension_description__',
    permissions: browser === 'firefox' ? ['storage'] : ['storage', 'scripting'],
    host_permissions: hosts,
    optional_host_permissions: ['https://*/*'],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'companion@appsprint.app',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['websiteContent', 'authenticationInfo'] },
            },
          },
        }
      : {}),
  }),
});
