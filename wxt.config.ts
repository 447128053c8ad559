import { defineConfig } from 'wxt';
import { makeHelpPages } from './release/help-pages/index.ts';

/** Host names the extension works on; docs/permissions.md has a line for each. */
const hosts = ['https://ads.tiktok.com/*', 'https://business.tiktok.com/*', 'https://api.appsprint.app/*'];

/**
 * What the extension's own pages and its worker may load: their own files, and answers of an AppSprint API, which a team may
 * run at any address. No frame of theirs, no plug-in, no form that is sent anywhere, no script or style in a page's text.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self' https: http:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  // The demo and the tests build into a folder of their own run, so that two copies never share one.
  ...(process.env.EXTENSION_OUT_DIR ? { outDir: process.env.EXTENSION_OUT_DIR } : {}),
  hooks: {
    'build:publicAssets': async (wxt, files) => {
      for (const { path, contents } of await makeHelpPages(wxt.config.root))
        files.push({ relativeDest: path, contents });
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      // The polyfill is for the extension's own pages and the worker; in a page every kilobyte counts, and what is used there
      // is the same in both browsers.
      const inPage = entrypoints.every(({ type }) => type === 'content-script' || type === 'unlisted-script');
      const alias = config.resolve?.alias;
      if (inPage && alias !== undefined && !Array.isArray(alias)) Reflect.deleteProperty(alias, 'wxt/browser');
    },
  },
  // The first Chromium with light-dark(), and the oldest Firefox that is supported: no code for older ones is carried along.
  vite: () => ({
    build: {
      target: ['chrome123', 'firefox140'],
      // Trials that look into the built worker say where its code was written; nothing that is shipped has a map.
      sourcemap: process.env.EXTENSION_SOURCE_MAPS === 'hidden' ? 'hidden' : false,
    },
  }),
  manifest: ({ browser }) => ({
    default_locale: 'en',
    name: '__MSG_extension_name__',
    short_name: '__MSG_extension_shortName__',
    description: '__MSG_extension_description__',
    permissions: ['storage', 'alarms', 'notifications', 'scripting'],
    ...(browser === 'firefox' ? {} : { minimum_chrome_version: '123' }),
    host_permissions: hosts,
    content_security_policy: { extension_pages: contentSecurityPolicy },
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
