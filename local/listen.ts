import { once } from 'node:events';
import type { Server } from 'node:http';

/** Listens on the loopback address and gives the port; 0 takes any free one. Rejects when the port is taken. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

/** Stops listening, breaks what is still open, and settles when the port is free. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
