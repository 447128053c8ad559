import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectOnOptionsPage, listAddress, optionsPage } from '../../demo/connected-browser.ts';
import { paintedCells } from './rows.ts';
import { expect, test } from './stage.ts';

/** Stands between the browser and the API, so that a test can break the API in the middle of its work. */
async function openGate(apiUrl: string) {
  let answer: RequestListener = forwardTo(apiUrl);
  const server: Server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakWith(listener: RequestListener) {
      answer = listener;
    },
    close: () => server.close(),
  };
}

function forwardTo(apiUrl: string): RequestListener {
  return async (request, response) => {
    const body: Buffer[] = [];
    for await (const part of request) body.push(part as Buffer);
    const answer = await fetch(`${apiUrl}${request.url}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' && !['host', 'connection', 'content-length'].includes(name) ? [[name, value]] : [],
      ),
      ...(body.length > 0 ? { body: Buffer.concat(body) } : {}),
    });
    response.writeHead(
      answer.status,
      Object.fromEntries(
        [...answer.headers].filter(
          ([name]) => !/^(?:content-(?:encoding|length)|transfer-encoding|connection)$/.test(name),
        ),
      ),
    );
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
}

test('a wrong access token is refused with one sentence and the remedy, and nothing is saved', async ({
  browserSession,
}) => {
  const page = await optionsPage(browserSession);
  await page.getByLabel('Access token').fill('asc_not-a-token');
  await page.getByRole('button', { name: 'Connect' }).click();
  await expect(
    page.getByText('AppSprint refused the access token. Open Options and paste a new access token.'),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Connect' })).toBeVisible();
});

const troubles = [
  {
    name: 'an API that is down',
    answer: ((_, response) => void response.socket?.destroy()) as RequestListener,
    says: /AppSprint's server failed|AppSprint did not answer/,
  },
  {
    name: 'an answer that is no JSON',
    answer: ((_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
        .end('<h1>Welcome</h1>')) as RequestListener,
    says: /could not be understood .*not JSON/,
  },
  {
    name: 'an answer in which a field is missing',
    answer: ((_, response) =>
      void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"data":{"scopes":[]},"meta":{"requestId":"1","apiVersion":"1"}}')) as RequestListener,
    says: /could not be understood \(\w+: data\.\w+ is missing or wrong\)/,
  },
  {
    name: 'a token that was revoked',
    answer: ((_, response) =>
      void response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"error":"unauthorized","message":"no"}')) as RequestListener,
    says: /AppSprint refused the access token/,
  },
];

for (const { name, answer, says } of troubles) {
  test.describe(name, () => {
    test('leaves the page untouched, shows no number and says in the popup what to do', async ({
      stage,
      story,
      browserSession,
      frontDoor,
    }) => {
      expect(frontDoor.hosts).toContain('api.appsprint.app');
      const gate = await openGate(stage.apiUrl);
      try {
        const options = await optionsPage(browserSession);
        await options.getByLabel('API address').fill(gate.url);
        await connectOnOptionsPage(options, stage.token);
        gate.breakWith(answer);
        const page = await browserSession.context.newPage();
        const errors: Error[] = [];
        page.on('pageerror', (error) => errors.push(error));
        await page.goto(listAddress({ story }, 'campaign'));
        await expect
          .poll(
            async () =>
              (await paintedCells(page)).map((cell) => cell.state).every((state) => state === 'failed') &&
              (await paintedCells(page)).length > 0,
            { timeout: 20_000 },
          )
          .toBe(true);
        expect((await paintedCells(page)).map((cell) => cell.text).filter((text) => text !== '!')).toEqual([]);
        expect(errors).toEqual([]);
        const popup = await browserSession.extensionPage('popup.html');
        await expect(popup.getByText(says)).toBeVisible({ timeout: 20_000 });
      } finally {
        gate.close();
      }
    });
  });
}

test('figures come back by themselves once the API answers again', async ({ stage, story, browserSession }) => {
  const gate = await openGate(stage.apiUrl);
  try {
    const options = await optionsPage(browserSession);
    await options.getByLabel('API address').fill(gate.url);
    await connectOnOptionsPage(options, stage.token);
    gate.breakWith((_, response) => void response.writeHead(503).end());
    const page = await browserSession.context.newPage();
    await page.goto(listAddress({ story }, 'campaign'));
    await expect
      .poll(async () => (await paintedCells(page)).some((cell) => cell.state === 'failed'), { timeout: 20_000 })
      .toBe(true);
    gate.breakWith(forwardTo(stage.apiUrl));
    await expect
      .poll(async () => (await paintedCells(page)).some((cell) => cell.state === 'value'), { timeout: 40_000 })
      .toBe(true);
  } finally {
    gate.close();
  }
});
