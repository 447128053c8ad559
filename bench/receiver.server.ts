import { once } from 'node:events';
import { createServer } from 'node:http';

/** Takes every call as TikTok would and keeps nothing. Prints its address. */
const accepted = JSON.stringify({ code: 0, message: 'OK', request_id: 'bench', data: {} });

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(accepted);
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (typeof address === 'object' && address !== null) process.stdout.write(`http://127.0.0.1:${address.port}\n`);
await once(process, 'SIGTERM');
process.exit();
