import type { Page } from '@playwright/test';

/** Does something with a page and closes it, however that ends. */
export async function closedAfter<T>(page: Page, act: (page: Page) => Promise<T>): Promise<T> {
  try {
    return await act(page);
  } finally {
    await page.close();
  }
}
