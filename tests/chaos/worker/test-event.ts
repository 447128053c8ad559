import words from '../../../locales/en.json' with { type: 'json' };
import { patience, type Run, within } from './act.ts';

/** How a person goes on who has pressed the button: a popup closes as soon as something else is clicked. */
const manners = ['leaves at once', 'looks shortly', 'waits'] as const;

/** What the popup says where nobody wrote a test event down. */
const notTaken = words.problems.silent.what;

/** Sends a test event from the popup, and notes what a person could see of it. */
export async function sendTestEvent({ world, orders, random }: Run): Promise<string> {
  const manner = random.pick(manners);
  const code = orders.nextCode();
  const popup = await world.browser().extensionPage('popup.html');
  try {
    // Without the app's events there is nothing to send yet.
    const isReady = await within(
      patience,
      popup.locator('select[aria-label="TikTok event"]:enabled').waitFor({ timeout: patience }),
    );
    if (!isReady) return 'could not';
    await popup.getByLabel('Test event code').fill(code);
    const status = popup.locator('form:has(select[aria-label="TikTok event"]) + [role="status"]');
    const button = popup.getByRole('button', { name: 'Send', exact: true });
    const before = await status.innerText();
    orders.ordered(code);
    await button.click({ timeout: patience }).catch(() => undefined);
    if (manner === 'leaves at once') return `${code}, ${manner}`;
    if (manner === 'looks shortly') {
      await within(300, popup.getByText(code).first().waitFor({ timeout: 300 }));
      return `${code}, ${manner}`;
    }
    const isOver = await within(patience, button.and(popup.locator(':enabled')).waitFor({ timeout: patience }));
    const after = await status.innerText();
    if (after.includes(notTaken)) orders.saidNotTaken(code);
    else if (isOver && after === before) orders.unanswered(code);
    return `${code}, ${manner}`;
  } finally {
    await popup.close();
  }
}
