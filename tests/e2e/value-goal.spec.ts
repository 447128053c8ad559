import { createClient } from '#lib/appsprint';
import { AppId } from '#lib/appsprint/contract';
import { buildSignalLink } from '#lib/signal-link';
import type { Flow } from './creation-walk.ts';
import { expect, test } from './own-stage.ts';
import { readMarks, rulesSaying } from './setup-marks/mark-reader.ts';
import { setUpRight } from './setup-marks/mistakes.ts';
import { openFlow } from './setup-marks/open-flow.ts';

/** A story whose people buy too little for Value: eleven purchases in its best seven days. */
test.use({ ownStory: { seed: 127, campaigns: 1 } });

for (const flow of ['smart-plus', 'manual'] as const satisfies readonly Flow[]) {
  test(`in the ${flow} flow, Value under 20 purchases is the one thing to put right, and Conversion is right`, async ({
    adsManager: page,
    stage,
    story,
  }) => {
    const client = createClient({ apiAddress: stage.apiUrl, token: stage.token });
    const { valueOptimisation } = await client.call('integration', { params: { appId: AppId.parse(stage.appId) } });
    expect(valueOptimisation.purchases).toBeLessThan(valueOptimisation.needed);

    const [pixel, otherPixel] = story.advertiser.pixels;
    const walk = await openFlow(page, story.advertiser.id, flow);
    const reader = await readMarks(page);
    await setUpRight({
      page,
      walk,
      flow,
      link: buildSignalLink(stage.story.publicUrl, story.signalLink.slug),
      pixelName: pixel?.name ?? '',
      otherPixelName: otherPixel?.name ?? '',
    });
    await expect.poll(() => rulesSaying(reader, 'wrong', 'unverified', 'later')).toEqual([]);
    await walk.goTo('adgroup');
    const { labels, goals } = walk.words;
    await walk.pick(walk.worded(labels.goal), goals.value);
    await expect.poll(() => rulesSaying(reader, 'wrong')).toEqual(['bidding']);
    await reader.root.click('.pill .counts');
    await reader.root.click('.finding[data-finding="bidding"]');
    const card = () =>
      reader.root.ask(function (this: ShadowRoot) {
        return this.querySelector<HTMLElement>('.card:not([hidden])')?.innerText ?? '';
      });
    const { purchases, needed } = valueOptimisation;
    await expect.poll(card).toContain(`Value, with ${purchases} of ${needed} Purchase events in 7 days`);
    await page.keyboard.press('Escape');
    await walk.pick(walk.worded(labels.goal), goals.conversion);
    await expect.poll(() => rulesSaying(reader, 'wrong', 'unverified', 'later')).toEqual([]);
  });
}
