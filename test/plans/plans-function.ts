import '../fakes/quiet-log.ts';
import { refuseReplay } from '../../functions/datasets/refuse-replay.ts';
import { type Idempotency, idempotent } from '../../functions/http/idempotency.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { PlanEntry } from '../../functions/model/plan.ts';
import { plansOperations } from '../../functions/plans/operations.ts';
import type { OperationsOf } from '../../functions/routes.ts';
import { lambdaContext, proxyEvent } from '../fakes/gateway-events.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryIdempotency } from '../fakes/memory-idempotency.ts';
import { memoryForum, memoryPlans } from '../fakes/memory-plans.ts';
import { type PrincipalName, principalOf } from '../fakes/principals.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { serveKept } from '../fakes/serve-kept.ts';

export const now = new Date('2026-11-24T05:00:00.000Z');
const city = { opds: [...sampleCity.opds, { id: 'dinsos', name: 'Dinas Sosial', kind: 'dinas' as const }] };

/** Somebody: one of the matrix's principals, perhaps with groups of two. */
export type Who = PrincipalName | { readonly sub: string; readonly as: readonly PrincipalName[] };

export function anEntry(changes: Partial<PlanEntry> = {}): PlanEntry {
  return { title: 'Jumlah posyandu', code: '1.02.000012', priority: false, cadence: 'annual', access: 'open', ...changes };
}

/** The whole function `plans` over fakes. */
export function plansFunction(...seeds: Dataset[]) {
  return functionWith(undefined, seeds);
}

/** The same, which keeps answers under their Idempotency-Key. */
export function plansFunctionWithKeys(...seeds: Dataset[]) {
  return functionWith(idempotent(memoryIdempotency(), refuseReplay()), seeds);
}

function functionWith(idempotency: Idempotency | undefined, seeds: readonly Dataset[]) {
  let count = 0;
  const ids = () => {
    count += 1;
    return `01KAM0000000000000000${String(count).padStart(5, '0')}`;
  };
  const clock = { now };
  const datasets = memoryDatasets(...seeds);
  const plans = memoryPlans();
  const edge = { now: () => clock.now, ...(idempotency === undefined ? {} : { idempotency }) };
  const handler = serveKept<'plans'>(plansOperations({ plans, forum: memoryForum(), datasets, city, ids }), edge);
  const ask = (operation: OperationsOf<'plans'>, params: Record<string, string>, who: Who, body?: unknown, ifMatch?: number) =>
    send(operation, params, who, body, ifMatch === undefined ? {} : { 'If-Match': [`"${ifMatch}"`] });
  const send = async (
    operation: OperationsOf<'plans'>,
    params: Record<string, string>,
    who: Who,
    body: unknown,
    headers: Record<string, string[]>,
  ) => {
    const request = { operation, params, headers, ...(body === undefined ? {} : { body }) };
    const principal = personOf(who);
    const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
    const answer = await handler(proxyEvent(request, context), lambdaContext);
    return { status: answer.statusCode, body: JSON.parse(answer.body), text: answer.body, headers: answer.headers ?? {} };
  };
  const on = (operation: OperationsOf<'plans'>, opdId: string, who: Who, body?: unknown, ifMatch?: number) =>
    ask(operation, { year: '2027', opdId }, who, body, ifMatch);
  const revisionOf = async (opdId: string) => (await on('getPlan', opdId, 'steward')).body.revision;
  return {
    ...{ datasets, plans, clock, ask, on },
    keyed: (key: string, operation: OperationsOf<'plans'>, params: Record<string, string>, who: Who, body: unknown) =>
      send(operation, params, who, body, { 'Idempotency-Key': [key] }),
    read: (opdId: string, who: Who) => on('getPlan', opdId, who),
    write: (opdId: string, who: Who, entries: readonly PlanEntry[], ifMatch?: number) => on('setPlan', opdId, who, { entries }, ifMatch),
    sign: async (opdId: string, who: Who) => on('signPlan', opdId, who, { revision: await revisionOf(opdId) }),
    agree: async (opdId: string, who: Who, as?: string) => on('agreePlan', opdId, who, { revision: await revisionOf(opdId), as }),
    ofYear: (operation: OperationsOf<'plans'>, who: Who, body?: unknown) => ask(operation, { year: '2027' }, who, body),
  };
}

function personOf(who: Who) {
  if (typeof who === 'string') return principalOf(who);
  const kinds = who.as.map(principalOf).flatMap((one) => (one.type === 'account' ? one.kinds : []));
  return { type: 'account' as const, sub: who.sub, name: who.sub, kinds };
}

/** Signed by the head of Dinas Sosial and agreed by both. */
export async function agreed(desk: ReturnType<typeof plansFunction>, entries: readonly PlanEntry[]): Promise<void> {
  await desk.write('dinsos', 'operator', entries);
  await desk.sign('dinsos', 'head');
  await desk.agree('dinsos', 'steward');
  await desk.agree('dinsos', 'coordinator');
}
