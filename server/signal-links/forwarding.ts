/**
 * The script of the forwarding page. It leaves for the store first and reads the browser while the store opens, so nobody
 * waits for it. A detail that cannot be read is left out. What was read by then is posted when the page goes at the
 * latest: without a listener for that, a browser may end the page in the middle of the slow look at the GPU. The names of
 * the fields are those of the SDKs' install.
 */
export const forwardingScript = `
(() => {
  const { click, destination } = document.documentElement.dataset;
  const details = { clickId: click };
  let isPosted = false;
  const post = () => {
    if (isPosted) return;
    isPosted = true;
    const body = new Blob([JSON.stringify(details)], { type: 'application/json' });
    navigator.sendBeacon(location.pathname.replace(/\\/+$/, '') + '/enrich', body);
  };
  addEventListener('pagehide', post);
  location.replace(destination);
  const tell = (name, read) => {
    try {
      const value = read();
      if (value !== undefined && value !== null && value !== '') details[name] = value;
    } catch {
      return;
    }
  };
  tell('userAgent', () => navigator.userAgent.slice(0, 1024));
  tell('screenWidth', () => screen.width);
  tell('screenHeight', () => screen.height);
  tell('screenScale', () => devicePixelRatio);
  tell('hardwareConcurrency', () => navigator.hardwareConcurrency);
  tell('maxTouchPoints', () => navigator.maxTouchPoints);
  tell('preferredLanguages', () => [...navigator.languages].slice(0, 16));
  tell('timezone', () => Intl.DateTimeFormat().resolvedOptions().timeZone);
  tell('timezoneOffsetMinutes', () => -new Date().getTimezoneOffset());
  tell('colorScheme', () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  tell('connectionType', () => navigator.connection.type);
  const gl = document.createElement('canvas').getContext('webgl');
  const info = gl && gl.getExtension('WEBGL_debug_renderer_info');
  tell('gpuVendor', () => gl.getParameter(info ? info.UNMASKED_VENDOR_WEBGL : gl.VENDOR));
  tell('gpuRenderer', () => gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  post();
})();
`;
