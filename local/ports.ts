import { createServer, type RequestListener, type Server } from 'node:http';
import { closeServer, listen } from './listen.ts';
import { ownHostOnly } from './own-host.ts';

/** A loopback port that is taken already; requests that come before `serve` wait for it. */
export type Port = { readonly number: number; readonly serve: (listener: RequestListener) => void; readonly close: () => Promise<void> };

// API Gateway's own limit is 10,240 bytes in all; more than Node's 16 KiB must arrive, so that the gateway can refuse it.
const maxHeaderBytes = 65_536;
const keepAliveMilliseconds = 60_000;

/**
 * Takes a port; 0 is any free one. Addresses stand in the functions' environment, so ports are taken before there is anything to serve.
 * Uploads may last, so a request has no time limit. Only requests for the laptop's own names are served (`ownHostOnly`).
 */
export async function openPort(wanted: number): Promise<Port> {
  const ready = Promise.withResolvers<RequestListener>();
  let listener: RequestListener | undefined;
  const settings = { maxHeaderSize: maxHeaderBytes, keepAliveTimeout: keepAliveMilliseconds, requestTimeout: 0 };
  const answer: RequestListener = (request, response) => {
    if (listener === undefined) void ready.promise.then((serving) => serving(request, response));
    else listener(request, response);
  };
  const server: Server = createServer(settings, ownHostOnly(answer));
  return {
    number: await listen(server, wanted),
    serve: (serving) => {
      listener = serving;
      ready.resolve(serving);
    },
    close: () => closeServer(server),
  };
}
