import { listAddress } from '../../../demo/connected-browser.ts';
import { closedRoot } from '../closed-root.ts';
import { expectOnOwnRows, expectTrueNumbers, paintedCells } from '../rows.ts';
import { errorsOf, expect, test } from './hostile-stage.ts';

const ownMarkup = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
const hostileNames = [
  ownMarkup,
  '"><svg/onload=document.title="owned">',
  '\u202E1,234 stallations\u202C',
  '\u2067Arabic \u0645\u0631\u062D\u0628\u0627 99\u2069',
  'zero\u200Bwidth\u200D\u2060name\uFEFF',
  '{{constructor.constructor("document.title=1")()}} #{1+1} <%= 1 %>',
  '__proto__',
  'constructor',
  `long ${'word '.repeat(2_000)}`,
  'x'.repeat(10_000),
  '\u0000\u0007\u001B[31m\r\n\ttabs',
  '=HYPERLINK("https://evil.example","click")',
] as const;

/** Gives the rows of lists hostile names, one after the other, each with its own number so that it stays unique. */
function renameRows(field: string) {
  return (path: string, text: string): string | null => {
    if (!text.includes(`"${field}"`) || path.endsWith('.js')) return null;
    let at = 0;
    return text.replace(new RegExp(`"${field}":"(?:[^"\\\\]|\\\\.)*"`, 'g'), () => {
      const name = hostileNames[at % hostileNames.length];
      at += 1;
      return `"${field}":${JSON.stringify(`${name} ${at}`)}`;
    });
  };
}

/** Elements inside the closed root that no text of ours needs. */
function foreignElements(this: ShadowRoot): string[] {
  return [...this.querySelectorAll('img, script, svg, a, iframe, object, form, input, [onerror], [onload]')].map(
    ({ outerHTML }) => outerHTML.slice(0, 80),
  );
}

for (const generation of ['g3', 'g2', 'g1'] as const) {
  test(`names with markup, bidi marks, zero width and 10,000 characters stay text on ${generation}`, async ({
    adsManager,
    tiktok,
    story,
    expected,
  }) => {
    tiktok.rewriteWith(renameRows('campaign_name'));
    const errors = errorsOf(adsManager);
    await adsManager.goto(listAddress({ story }, 'campaign', { sandbox_generation: generation }));
    await expect
      .poll(async () => (await paintedCells(adsManager)).filter(({ state }) => state !== 'loading').length)
      .toBeGreaterThan(6);
    expectTrueNumbers(await paintedCells(adsManager), expected);
    if (generation === 'g3') await expectOnOwnRows(adsManager);
    const root = await closedRoot(adsManager);
    expect(await root.ask(foreignElements)).toEqual([]);
    await expect(adsManager).not.toHaveTitle('owned');
    expect(errors).toEqual([]);
  });
}

test('the side panel shows hostile names as text, beside right numbers', async ({ connected, appsprint }) => {
  appsprint.rewriteWith((path, text) => (path.includes('/metrics') ? renameRows('name')(path, text) : null));
  const panel = await connected.extensionPage('sidepanel.html');
  const errors = errorsOf(panel);
  await expect(panel.getByText('<img src=x').first()).toBeVisible();
  expect(await panel.locator('img[src="x"], script:not([src])').count()).toBe(0);
  await expect(panel).not.toHaveTitle('owned');
  const widths = await panel.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(widths[0], 'a name of 10,000 characters does not push the page wide').toBe(widths[1]);
  expect(errors).toEqual([]);
});
