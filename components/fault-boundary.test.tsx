// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { FaultBoundary } from './fault-boundary.tsx';

function Broken(): never {
  throw new Error('a part is broken');
}

async function drawn(content: React.ReactNode): Promise<HTMLElement> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const place = document.createElement('main');
  const root = createRoot(place, { onCaughtError: () => undefined });
  await act(async () => root.render(<FaultBoundary>{content}</FaultBoundary>));
  return place;
}

test('a page in which something throws says so and what to do, and is not blank', async () => {
  const page = await drawn(<Broken />);
  expect(page.querySelector('[role="alert"]')?.textContent).toContain(
    'Something in this page failed (a part is broken).',
  );
  expect(page.querySelector('button')?.textContent).toBe('Try again');
});

test('a page in which nothing throws is shown as it is', async () => {
  expect((await drawn(<progress />)).innerHTML).toBe('<progress></progress>');
});
