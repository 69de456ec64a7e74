import { connect } from 'node:net';
import { tried } from '../product-size.ts';

/** A request as the bytes of its first line and headers: nothing is normalised, encoded or refused on the way out. */
export type RawRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
};

export type RawAnswer = {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  /** In their order, names as sent. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};

/** One exchange over a connection of its own; `latin1` throughout, so that a byte is a character. */
export function rawExchange(url: string, { method, path, headers = [], body }: RawRequest): Promise<RawAnswer> {
  const { host, hostname, port } = new URL(url);
  const lines = [['Host', host] as const, ['Connection', 'close'] as const, ...headers];
  const length =
    body === undefined ? [] : [['Content-Type', 'application/json'] as const, ['Content-Length', String(Buffer.byteLength(body))] as const];
  const head = [`${method} ${path} HTTP/1.1`, ...[...lines, ...length].map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(Buffer.from(`${head}\r\n\r\n`, 'latin1'));
      if (body !== undefined) socket.write(body);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(readAnswer(Buffer.concat(chunks).toString('latin1'))));
  });
}

function readAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers: lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
    body: end < 0 ? '' : text.slice(end + 4),
  };
}

/**
 * Runs all, a few at a time, and gives what each found, in their order. In `npm test` one at a time: the laptop starts a process for each request that would
 * wait, up to four a function, and to start one takes longer than fifty requests.
 */
export async function fewAtOnce<T, R>(all: readonly T[], run: (one: T) => Promise<R>, atOnce = tried(1, 12)): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let place = next++; place < all.length; place = next++) {
      const one = all[place];
      if (one !== undefined) results[place] = await run(one);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
