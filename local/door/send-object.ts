import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BehaviourModel } from '../assembly/front-door.ts';
import { headersOf, rewrite } from './viewer-headers.ts';

/** S3 on the laptop, and the host by which it is asked there. */
export type ObjectsHandler = {
  readonly host: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

/** What comes to every origin, whatever a policy says ("HTTP request headers and CloudFront behavior"). */
const alwaysForwarded: readonly string[] = [
  'range',
  'if-range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'connection',
];

/**
 * CloudFront before a bucket that it has no right of its own to: the address itself is signed, and S3 checks it. Nothing is kept. The client's `Authorization` stays behind, since S3 takes one right
 * alone. A bucket is a part of the path here, and of the host in the cloud.
 */
export async function sendObject(
  { host, handle }: ObjectsHandler,
  behaviour: BehaviourModel,
  bucketName: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!behaviour.methods.includes(request.method ?? 'GET')) {
    response.writeHead(403).end();
    return;
  }
  const { forwarded } = behaviour;
  const stays = [...headersOf(request).keys()].filter(
    (name) => forwarded !== 'all' && !forwarded.includes(name) && !alwaysForwarded.includes(name),
  );
  rewrite(request, new Map([...stays.map((name) => [name, undefined] as const), ['host', host] as const]));
  request.url = `/${bucketName}${request.url ?? '/'}`;
  for (const { name, value } of behaviour.headers) response.setHeader(name, value);
  await handle(request, response);
}
