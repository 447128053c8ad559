/**
 * The script of the forwarding page. It leaves for the store first and reads the browser while the store opens, so nobody
 * waits for it. Only what is read at once is read: looking at the GPU takes so long that a browser may end the page in the
 * middle of it, and everything would be lost. A detail that cannot be read is left out. The names of the fields are those
 * of the SDKs' install.
 */
export const forwardingScript = `
(() => {
  const { click, destination } = document.documentElement.dataset;
  const details = { clickId: click };
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
  const body = new Blob([JSON.stringify(details)], { type: 'application/json' });
  navigator.sendBeacon(location.pathname.replace(/\\/+$/, '') + '/enrich', body);
})();
`;
