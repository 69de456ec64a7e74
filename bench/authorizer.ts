import { createServer, type RequestListener } from 'node:http';
import { send } from '../demo/client.ts';
import type { Invoke } from '../local/functions/functions.ts';
import { makeGateway } from '../local/gateway/gateway.ts';
import type { Laptop } from '../local/laptop.ts';
import { closeServer, listen } from '../local/listen.ts';
import { withLaptop } from './laptop.ts';

const warmups = 300;
const rounds = 2_000;
const goalMilliseconds = 3;

/**
 * What the authorizer adds: `GET /v1/datasets/{id}` through two gateways over the same functions, one as the template has it, one that asks no
 * authorizer and hands on the principal that it would have made. One request at a time, in turns, so that the machine's moods meet both.
 */
export async function run(): Promise<void> {
  await withLaptop(async (client, laptop) => {
    const registration = { datasetId: 'ukur', title: 'Ukur', description: 'Ukur', access: 'open', cadence: 'annual' };
    await send(client, 'dinkes', 'POST', '/v1/datasets', registration);
    const headers = { Authorization: `Bearer ${await client.token('dinkes')}` };
    const asked = await serve(gatewayOf(laptop, laptop.functions.invoke));
    const open = await serve(gatewayOf(laptop, withPrincipal(laptop.functions.invoke, 'dinkes'), true));
    const times: Record<'asked' | 'open', number[]> = { asked: [], open: [] };
    for (let round = 0; round < warmups + rounds; round += 1) {
      const [first, second] = [await time(asked.url, headers), await time(open.url, headers)];
      if (round < warmups) continue;
      times.asked.push(first);
      times.open.push(second);
    }
    const [withIt, without] = [summary(times.asked), summary(times.open)];
    const added = withIt.p50 - without.p50;
    console.log(`with authorizer:    p50 ${withIt.p50.toFixed(2)} ms, p99 ${withIt.p99.toFixed(2)} ms`);
    console.log(`without authorizer: p50 ${without.p50.toFixed(2)} ms, p99 ${without.p99.toFixed(2)} ms`);
    console.log(`added at p50: ${added.toFixed(2)} ms (goal ≤ ${goalMilliseconds}), ${rounds} requests each`);
    await Promise.all([asked.close(), open.close()]);
  });
}

function gatewayOf({ model }: Laptop, invoke: Invoke, withoutAuthorizer = false): RequestListener {
  const methods = withoutAuthorizer ? model.api.methods.map(({ authorizer: _authorizer, ...method }) => method) : model.api.methods;
  const gateway = makeGateway({ ...model.api, methods }, invoke, () => new Date(), console.error);
  return (request, response) => void gateway(request, response);
}

/** Calls the function as the gateway does after an Allow. */
function withPrincipal(invoke: Invoke, opdId: string): Invoke {
  const principal = JSON.stringify({ type: 'account', sub: 'ukur', name: 'Ukur', kinds: [{ kind: 'operator', opdId }] });
  return (name, event) => invoke(name, authorized(event, principal));
}

function authorized(event: unknown, principal: string): unknown {
  if (typeof event !== 'object' || event === null || !('requestContext' in event)) return event;
  return { ...event, requestContext: { ...Object(event.requestContext), authorizer: { principal } } };
}

async function serve(listener: RequestListener): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer(listener);
  const port = await listen(server, 0);
  return { url: `http://127.0.0.1:${port}/v1/datasets/ukur`, close: () => closeServer(server) };
}

async function time(url: string, headers: Record<string, string>): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`the request was answered ${response.status}`);
  return performance.now() - started;
}

function summary(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
