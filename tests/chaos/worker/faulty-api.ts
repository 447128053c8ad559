import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How the API behaves: `lost` carries every call out and loses its answer; `half` breaks off within the answer; `refusing`
 * knows the token no more.
 */
export const apiMoods = ['well', 'stopped', 'slow', 'lost', 'half', 'garbage', 'failing', 'busy', 'refusing'] as const;
export type ApiMood = (typeof apiMoods)[number];

/** Stands between the browser and the API. */
export interface FaultyApi {
  readonly url: string;
  mood: ApiMood;
  close(): void;
}

/** Milliseconds that a slow answer takes longer. */
const slowness = 1_200;

export async function openFaultyApi(apiUrl: string): Promise<FaultyApi> {
  const forward = (incoming: IncomingMessage, take: (answer: IncomingMessage) => void, fail: () => void) => {
    const { method = 'GET', headers, url = '/' } = incoming;
    const onward = request(new URL(url, apiUrl), { method, headers, agent: false });
    onward.once('response', take);
    onward.once('error', fail);
    incoming.pipe(onward);
  };
  const hand = (answer: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  };
  const faulty: FaultyApi = {
    url: '',
    mood: 'well',
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  const server = createServer((incoming, outgoing) => {
    const breakOff = () => outgoing.destroy();
    const { mood } = faulty;
    switch (mood) {
      case 'well':
        return forward(incoming, (answer) => hand(answer, outgoing), breakOff);
      case 'stopped':
        return breakOff();
      case 'slow':
        return forward(incoming, (answer) => void setTimeout(() => hand(answer, outgoing), slowness), breakOff);
      case 'lost':
        return forward(incoming, (answer) => answer.resume().once('end', breakOff), breakOff);
      case 'half':
        return forward(
          incoming,
          (answer) => {
            outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
            outgoing.write('{"data":', breakOff);
            answer.resume();
          },
          breakOff,
        );
      case 'garbage':
        return void outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"\u0000');
      case 'failing':
        return void outgoing.writeHead(503).end('Service Unavailable');
      case 'refusing':
        return void outgoing.writeHead(401).end('{"error":"unauthorized","message":"The token was revoked."}');
      case 'busy':
        return void outgoing.writeHead(429, { 'retry-after': '1' }).end('{"error":"too_many","message":"Slowly."}');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(faulty, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
