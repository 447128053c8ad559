import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTikTokClient, type TikTokClient } from './client.ts';
import { TikTokRefusal, TikTokUnreachable } from './failures.ts';
import { pullReport } from './report.ts';
import { pullStructure } from './structure.ts';

const range = { from: '2026-11-01', to: '2026-11-10' };

/** A client over an answer of any kind, through the code that reads TikTok's answers. */
async function clientOver(answerOf: (path: string, page: number) => { status?: number; text: string }) {
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const { status = 200, text } = answerOf(url.pathname, Number(url.searchParams.get('page') ?? '1'));
    response.writeHead(status).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    client: createTikTokClient(`http://127.0.0.1:${port}`, new AbortController().signal),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const envelope = (data: unknown) => ({ text: JSON.stringify({ code: 0, message: 'OK', request_id: 'r', data }) });

async function outcome<T>(work: Promise<T>): Promise<T | 'refused'> {
  try {
    return await work;
  } catch (error) {
    expect(
      [TikTokRefusal, TikTokUnreachable].some((kind) => error instanceof kind),
      String(error),
    ).toBe(true);
    return 'refused';
  }
}

/** As it arrives: JSON writes −0 as 0. */
const junk = fc
  .oneof(
    fc.jsonValue(),
    fc.constantFrom(null, '', '-', 'n/a', '1e3', '1,234.50', -1, -0, 1.5, 1e300, '9'.repeat(40), '٣', '12 ', {}, []),
  )
  .map((value): unknown => JSON.parse(JSON.stringify(value)));

describe('whatever TikTok answers', () => {
  test('a pull either has every row as it was printed, or is refused in a known way', async () => {
    let next: { status?: number; text: string } = { text: '' };
    await using stage = await clientOver(() => next);
    const anything = fc.oneof(
      fc.string().map((text) => ({ text })),
      fc.json().map((text) => ({ text })),
      fc
        .record({ code: junk, message: junk, data: junk }, { requiredKeys: [] })
        .map((one) => ({ text: JSON.stringify(one) })),
      fc.record({ list: junk, page_info: junk }, { requiredKeys: [] }).map((data) => envelope(data)),
      fc
        .record({ list: fc.array(junk), page_info: fc.constant({ page: 1, total_page: 1 }) })
        .map((data) => envelope(data)),
      fc.constantFrom(
        { status: 502, text: '<html>502 Bad Gateway</html>' },
        { status: 404, text: '404 page not found' },
      ),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (answer) => {
        next = answer;
        const report = await outcome(pullReport(stage.client, 'token', '7300000000000000001', range));
        const structure = await outcome(pullStructure(stage.client, 'token', '7300000000000000001'));
        // None of these answers holds a whole row, so nothing may come out of them.
        if (report !== 'refused') expect(report.days).toEqual([]);
        if (structure !== 'refused') expect([structure.campaigns, structure.ads]).toEqual([[], []]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('one broken field refuses the whole report, and never turns into another number', async () => {
    const whole = (): Record<string, unknown> => ({
      spend: '12.30',
      impressions: '100',
      clicks: '7',
      conversion: '2',
      total_complete_payment_rate: '-',
    });
    const printed = { spend: '12.30', impressions: 100, clicks: 7, conversions: 2, value: null };
    const days: { day: string; metrics: Record<string, unknown>; id: unknown }[] = [];
    await using stage = await clientOver(() =>
      envelope({
        list: days.map(({ day, metrics, id }) => ({ dimensions: { ad_id: id, stat_time_day: day }, metrics })),
        page_info: { page: 1, total_page: 1 },
      }),
    );
    const field = fc.constantFrom(...Object.keys(whole()), 'day', 'id');
    await fc.assert(
      fc.asyncProperty(field, junk, async (broken, value) => {
        const metrics = whole();
        const row = { day: '2026-11-02 00:00:00' as string, metrics, id: '1830000000300001' as unknown };
        if (broken === 'day') row.day = value as string;
        else if (broken === 'id') row.id = value;
        else metrics[broken] = value;
        days.splice(0, days.length, { day: '2026-11-01 00:00:00', metrics: whole(), id: '1830000000300001' }, row);
        const report = await outcome(pullReport(stage.client, 'token', '7300000000000000001', range));
        if (report === 'refused') return;
        expect(report.days).toHaveLength(2);
        expect(report.days[0]).toEqual({ ...printed, day: '2026-11-01', ad_id: '1830000000300001' });
        // What was taken is what was printed: a dash is no value, and a number is that number.
        const none = ['', '-'];
        const read = report.days[1];
        const shown = {
          spend: read?.spend,
          impressions: read?.impressions,
          clicks: read?.clicks,
          conversion: read?.conversions,
        };
        if (broken in shown)
          expect(Number(shown[broken as keyof typeof shown])).toBe(none.includes(String(value)) ? 0 : Number(value));
        if (broken === 'id') expect(read?.ad_id).toBe(String(value));
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test.each([
    [
      'a list that ends before its last page',
      (page: number) => ({ list: page === 1 ? [{}] : [], page_info: { page, total_page: 3 } }),
    ],
    [
      'a day that was not asked for',
      () => ({ list: [row('2026-12-01 00:00:00', '1.00')], page_info: { page: 1, total_page: 1 } }),
    ],
    [
      'a day that is none',
      () => ({ list: [row('2026-11-31 00:00:00', '1.00')], page_info: { page: 1, total_page: 1 } }),
    ],
    [
      'two figures of one day',
      () => ({
        list: [row('2026-11-01 00:00:00', '1.00'), row('2026-11-01 00:00:00', '2.00')],
        page_info: { page: 1, total_page: 1 },
      }),
    ],
  ])('%s is refused as a whole', async (_, dataOf) => {
    await using stage = await clientOver((_path, page) => envelope(dataOf(page)));
    expect(await outcome(pullReport(stage.client, 'token', '7300000000000000001', range))).toBe('refused');
  });

  test('the same row on two pages counts once', async () => {
    await using stage = await clientOver((_path, page) =>
      envelope({ list: [row('2026-11-01 00:00:00', '1.10')], page_info: { page, total_page: 2 } }),
    );
    const report = await outcome(pullReport(stage.client, 'token', '7300000000000000001', range));
    expect(report).toMatchObject({ days: [{ day: '2026-11-01', spend: '1.10' }] });
  });

  test('pages without end are given up', async () => {
    const endless: Pick<TikTokClient, 'get'> = {
      get: async (_path, _token, _query, data) =>
        (await import('zod/mini')).parse(data, {
          list: [row('2026-11-01', '1')],
          page_info: { page: 1, total_page: 1e9 },
        }),
    };
    expect(await outcome(pullReport(endless as TikTokClient, 'token', '7300000000000000001', range))).toBe('refused');
  }, 60_000);
});

function row(day: string, spend: string) {
  const metrics = { spend, impressions: '1', clicks: '1', conversion: '0', total_complete_payment_rate: '0.00' };
  return { dimensions: { ad_id: '1830000000300001', stat_time_day: day }, metrics };
}
