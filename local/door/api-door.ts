import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BehaviourModel } from '../assembly/front-door.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { answerOf, notModified, sendAnswer, withHeaders } from './door-answer.ts';
import type { DoorAnswer, KeptAnswers } from './kept-answers.ts';
import { lifetimeOf } from './lifetime.ts';
import { underWay } from './under-way.ts';
import { cacheKeyOf, encodingChange, headersOf, rewrite } from './viewer-headers.ts';
import { viewerRequestOf } from './viewer-request.ts';

type ApiDoor = {
  readonly behaviour: BehaviourModel;
  readonly errorSeconds: ReadonlyMap<number, number>;
  readonly gateway: Gateway;
  readonly kept: KeptAnswers | undefined;
  readonly now: () => Date;
};

/** CloudFront, "Cached methods": the default. */
const keptMethods: readonly string[] = ['GET', 'HEAD'];

/** CloudFront before the API: asks its own code, looks into what it keeps, asks the API, and keeps what the policy and the answer let it. */
export function apiDoor({
  behaviour,
  errorSeconds,
  gateway,
  kept,
  now,
}: ApiDoor): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { cache, headers, originHeaders, viewerRequest } = behaviour;
  const asking = underWay();
  const changesOf = viewerRequest === undefined ? undefined : viewerRequestOf(viewerRequest, now);
  return async (request, response) => {
    const { method = 'GET', url = '/' } = request;
    if (changesOf) rewrite(request, changesOf({ method, path: url.split('?', 1)[0] ?? '/', headers: headersOf(request) }));
    rewrite(request, new Map([...encodingChange(cache, request), ['x-forwarded-for', forwardedFor(request)]]));
    // Not of the key, so that they can be written before it is looked for.
    rewrite(request, new Map(originHeaders.map(({ name, value }) => [name.toLowerCase(), value])));
    const keeping = keptMethods.includes(method) ? kept : undefined;
    const send = (answer: DoorAnswer, more: Readonly<Record<string, string>>) => sendAnswer(withHeaders(answer, headers, more), response);

    // A HEAD and a GET may share what is kept; here the answer to each is kept by itself.
    const key = `${method} ${cacheKeyOf(cache, request)}`;
    // Who sends a token finds nothing that is kept, so has nothing to wait for.
    if (keeping && request.headers.authorization === undefined) await asking.wait(key);
    const found = keeping?.fresh(key);
    if (found) {
      const { answer, ageSeconds } = found;
      return send(notModified(answer, request) ?? answer, { 'X-Cache': cacheWord(answer, 'Hit'), Age: String(ageSeconds) });
    }
    const answer = await asking.ask(key, async () => {
      const brought = await answerOf(gateway, request);
      const told = brought.headers.get('cache-control')?.values.join(', ');
      // While its origin fails, "CloudFront serves the object even though it has expired".
      const expired = brought.status >= 500 ? keeping?.any(key) : undefined;
      if (expired && expired.status < 400) return expired;
      const seconds = lifetimeOf(brought.status, told, cache, errorSeconds);
      if (seconds > 0) keeping?.keep(key, brought, seconds);
      return brought;
    });
    return send(answer, { 'X-Cache': cacheWord(answer, 'Miss') });
  };
}

/** The viewer's address, behind what the client sent ("Client IP addresses"). */
function forwardedFor({ headers, socket }: IncomingMessage): string {
  const viewer = (socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  return [headers['x-forwarded-for'] ?? [], viewer].flat().join(', ');
}

/** The words of CloudFront's `X-Cache`. */
function cacheWord({ status }: DoorAnswer, found: 'Hit' | 'Miss'): string {
  return `${status >= 400 ? 'Error' : found} from cloudfront`;
}
