import { listAddress } from '../../../demo/connected-browser.ts';
import { closedRoot } from '../closed-root.ts';
import { badgeOf, besideList, tabIdOf } from '../extension.ts';
import { expectAllPainted, expectOnOwnRows, expectTrueNumbers, paintedCells, twoFrames } from '../rows.ts';
import { expect, test } from './hostile-stage.ts';

test('clicks, keys and touches that a script makes up do nothing', async ({
  adsManager,
  connected,
  story,
  expected,
  gate,
}) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  const options = await besideList(connected);
  const tabId = await tabIdOf(options, 'campaign');
  const before = gate.answered.length;
  await adsManager.bringToFront();
  const root = await closedRoot(adsManager);
  await adsManager.evaluate(() => {
    const host = document.querySelector('appsprint-overlay');
    for (let y = 0; y < innerHeight; y += 14) {
      for (let x = 0; x < innerWidth; x += 40) {
        const at = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y };
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          host?.dispatchEvent(new MouseEvent(type, at));
      }
    }
    for (const key of ['Enter', ' ', 'Tab', 'ArrowDown', 'Escape'])
      host?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    if (host instanceof HTMLElement) host.click();
  });
  // Even a script that had the buttons in its hands could not press them.
  const pressed = await root.ask(function (this: ShadowRoot) {
    const buttons = [...this.querySelectorAll('button')];
    for (const button of buttons) button.click();
    return buttons.map(({ className }) => className);
  });
  expect(pressed).toEqual(['entry', 'pause', 'open']);
  await twoFrames(adsManager);
  await expectAllPainted(adsManager, expected);
  expect((await badgeOf(options, tabId)).text).toBe('');
  expect(gate.answered.slice(before).filter((line) => !line.startsWith('GET'))).toEqual([]);
});

test('a page that makes the overlay clear and lures a click onto it gets nothing but a pause, which can be taken back', async ({
  adsManager,
  connected,
  story,
  expected,
  gate,
}) => {
  await adsManager.goto(listAddress({ story }, 'campaign'));
  await expectAllPainted(adsManager, expected);
  await adsManager.addStyleTag({
    content:
      'appsprint-overlay { opacity: 0 !important; z-index: -1 !important; transform: translateY(45px) !important; pointer-events: auto !important }',
  });
  await twoFrames(adsManager);
  // The page's rules neither move the numbers nor make them clear.
  await expectAllPainted(adsManager, expected);
  expect(
    await adsManager.evaluate(
      () => getComputedStyle(document.querySelector('appsprint-overlay') ?? document.body).opacity,
    ),
  ).toBe('1');
  const options = await besideList(connected);
  const tabId = await tabIdOf(options, 'campaign');
  await adsManager.bringToFront();
  const before = gate.answered.length;
  await (await closedRoot(adsManager)).click('.strip:not(.unplaced) .pause');
  await expect.poll(async () => (await badgeOf(options, tabId)).text).toBe('off');
  expect(gate.answered.slice(before).filter((line) => !line.startsWith('GET'))).toEqual([]);
  await expect(adsManager.locator('appsprint-overlay')).toHaveCount(0);
});

for (const [name, move] of Object.entries({
  'moves its body': () => {
    document.body.style.transform = 'translateY(45px)';
  },
  'takes the overlay into a box that is moved': () => {
    const box = document.createElement('div');
    box.style.cssText = 'transform: translateY(45px) scale(0.9)';
    document.body.append(box);
    const host = document.querySelector('appsprint-overlay');
    if (host !== null) box.append(host);
  },
})) {
  test(`a page that ${name} has no number on another row`, async ({ adsManager, story, expected }) => {
    await adsManager.goto(listAddress({ story }, 'campaign'));
    await expectAllPainted(adsManager, expected);
    await adsManager.evaluate(move);
    for (let look = 0; look < 6; look += 1) {
      await twoFrames(adsManager);
      await expectOnOwnRows(adsManager);
      expectTrueNumbers(await paintedCells(adsManager), expected);
    }
  });
}
