// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { addSums } from '#lib/metrics';
import { Drawer } from './drawer.tsx';

test('an opened row comes into sight, and is left without a fault in a browser that answers scrolling with a promise', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const scrolled = vi.fn<() => Promise<void>>(async () => undefined);
  Object.assign(HTMLElement.prototype, { scrollIntoView: scrolled });
  const faults: unknown[] = [];
  const place = document.createElement('main');
  const root = createRoot(place, { onUncaughtError: (error) => faults.push(error) });
  const row = { id: '1790000000000000001', name: 'Summer sale', sums: addSums([], 'EUR') };
  await act(async () => root.render(<Drawer row={row} currency="EUR" />));
  expect(place.querySelector('h2')?.textContent).toBe('Summer sale');
  expect(scrolled).toHaveBeenCalledOnce();
  await act(async () => root.render(null));
  expect(faults).toEqual([]);
});
