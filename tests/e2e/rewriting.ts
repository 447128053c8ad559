import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Changes the text of an answer before the browser gets it; null leaves the answer as it is. */
export type Rewrite = (path: string, text: string) => string | null;

/** Stands before a server and rewrites what it answers. */
export interface Rewriting {
  readonly url: string;
  /** From now on answers are changed like this. */
  rewriteWith(rewrite: Rewrite): void;
  close(): void;
}

export async function openRewriting(target: string): Promise<Rewriting> {
  let rewrite: Rewrite = () => null;
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', url = '/' } = incoming;
    const { host: _, connection: __, 'accept-encoding': ___, 'content-length': ____, ...headers } = incoming.headers;
    try {
      const body = method === 'GET' || method === 'HEAD' ? null : await buffer(incoming);
      const answer = await fetch(new URL(url, target), { method, headers: headers as HeadersInit, body });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const changed = rewrite(url, bytes.toString());
      const { 'content-length': _____, 'content-encoding': ______, ...kept } = Object.fromEntries(answer.headers);
      outgoing.writeHead(answer.status, kept).end(changed ?? bytes);
    } catch (error) {
      outgoing.destroy(error instanceof Error ? error : undefined);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rewriteWith(next) {
      rewrite = next;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
