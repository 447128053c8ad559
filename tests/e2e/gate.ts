import { createServer, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between the browser and the API, so that a test can break the API in the middle of its work. */
export interface Gate {
  readonly url: string;
  /** What came through so far: method, path without its query, and the API's status. */
  readonly answered: readonly string[];
  /** From now on every call gets this answer instead of the API's. */
  breakWith(answer: RequestListener): void;
  /** From now on every call waits before it reaches the API, until the gate is mended. */
  hold(): void;
  /** From now on every call reaches the API again; those that were held go on. */
  mend(): void;
  close(): void;
}

export async function openGate(apiUrl: string): Promise<Gate> {
  const answered: string[] = [];
  const forward: RequestListener = (incoming, outgoing) => {
    const onward = request(new URL(incoming.url ?? '/', apiUrl), {
      method: incoming.method ?? 'GET',
      headers: incoming.headers,
      agent: false,
    });
    onward.once('response', (answer) => {
      answered.push(`${incoming.method} ${incoming.url?.split('?')[0]} ${answer.statusCode}`);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  };
  let answer = forward;
  let held: (() => void)[] = [];
  const server = createServer((incoming, outgoing) => answer(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    breakWith(listener) {
      answer = listener;
    },
    hold() {
      answer = (incoming, outgoing) => void held.push(() => forward(incoming, outgoing));
    },
    mend() {
      answer = forward;
      for (const go of held) go();
      held = [];
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
