import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { FrontDoor } from '../../../demo/browser/index.ts';

export interface Proxy {
  readonly port: number;
  close(): void;
}

/**
 * An HTTPS proxy that leads the front door's hosts to the door and everything else nowhere. Firefox has no option that maps
 * host names, as Chromium has; a proxy is what it takes instead.
 */
export async function openProxy(door: Pick<FrontDoor, 'hosts' | 'port'>): Promise<Proxy> {
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // A browser that closes a tab resets its connections.
    socket.once('error', () => socket.destroy());
  };
  const server = createServer((socket) => {
    keep(socket);
    socket.once('data', (head) => {
      const host = /^CONNECT ([^: ]+):443 /.exec(head.toString('latin1'))?.[1];
      if (host === undefined || !door.hosts.includes(host)) {
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        return;
      }
      const onward = connect(door.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward);
        onward.pipe(socket);
      });
      keep(onward);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
