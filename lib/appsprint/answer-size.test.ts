import { afterEach, expect, test, vi } from 'vitest';
import { limitedFetch } from './answer-size.ts';

afterEach(() => vi.unstubAllGlobals());

test('an answer that says that nothing has changed passes, though Chromium gives it an empty body', async () => {
  const unchanged = new Response(null, { status: 304 });
  Object.defineProperty(unchanged, 'body', { value: new ReadableStream() });
  vi.stubGlobal('fetch', async () => unchanged);
  const limited = limitedFetch();
  expect((await limited.fetch('https://api.appsprint.app/v1/me')).status).toBe(304);
  expect(limited.problem()).toBeNull();
});
