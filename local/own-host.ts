import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

// The laptop listens on the loopback address alone. `[::1]` is how some clients spell it.
const names = ['127.0.0.1', 'localhost', '[::1]'];
const httpPort = 80;

/**
 * Lets only requests through whose `Host` is the laptop's own, on every port that it serves: a page whose name was bound again to 127.0.0.1 (DNS
 * rebinding) is same-origin with itself there, and could read all that it is answered. The others get 421 (RFC 9110, 15.5.20).
 */
export function ownHostOnly(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (hasOwnHost(request)) listener(request, response);
    else refuse(request, response);
  };
}

function hasOwnHost({ headers, socket }: IncomingMessage): boolean {
  const host = headers.host?.toLowerCase();
  const { localPort } = socket;
  return names.some((name) => host === `${name}:${localPort}` || (localPort === httpPort && host === name));
}

function refuse({ socket }: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify({
    type: 'urn:satu-data:problem:misdirected',
    title: 'Salah alamat',
    status: 421,
    detail: `Satu Data di komputer ini hanya menjawab di http://127.0.0.1:${socket.localPort}.`,
    code: 'misdirected',
  });
  // What the request still sends is not read, so nothing else can follow on its connection.
  response.writeHead(421, { 'content-type': 'application/problem+json', 'content-length': Buffer.byteLength(body), connection: 'close' });
  response.end(body);
}
