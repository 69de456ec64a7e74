import './quiet-log.ts';
import type { FactsWanted } from '../../functions/access/access-facts.port.ts';
import { refuseReplay } from '../../functions/datasets/refuse-replay.ts';
import type { IdempotencyStore } from '../../functions/http/idempotency.port.ts';
import { idempotent } from '../../functions/http/idempotency.ts';
import { type Principal, withDeliveries } from '../../functions/model/principal.ts';
import { deliveriesOf, type UnitDelivery } from '../../functions/model/unit.ts';
import { uploadsOperations } from '../../functions/uploads/operations.ts';
import { lambdaContext, proxyEvent, type Request } from './gateway-events.ts';
import { type IngestFakes, noon } from './ingest-fakes.ts';
import { memoryNihilLog } from './memory-nihil-log.ts';
import { memorySecondLooks } from './memory-second-looks.ts';
import { memorySharedCells } from './memory-shared-cells.ts';
import { memoryWaitingFacts } from './memory-waiting-facts.ts';
import { serveKept } from './serve-kept.ts';

const account = (name: string, ...kinds: Extract<Principal, { type: 'account' }>['kinds']): Principal => ({
  type: 'account',
  sub: `sub-${name}`,
  name,
  kinds,
});

export const operator = account('operator', { kind: 'operator', opdId: 'dinas-kesehatan' });
export const head = account('head', { kind: 'head', opdId: 'dinas-kesehatan' });
export const otherHead = account('other-head', { kind: 'head', opdId: 'dinas-sosial' });
export const otherOperator = account('other-operator', { kind: 'operator', opdId: 'dinas-sosial' });
export const steward = account('steward', { kind: 'steward' });
export const otherSteward = account('other-steward', { kind: 'steward' });
const pembina = (name: string, field: 'statistics' | 'geospatial') => account(name, { kind: 'overseer' }, { kind: 'supervisor', field });
export const statistician = pembina('bps', 'statistics');
export const cartographer = pembina('big', 'geospatial');
export const helpdesk = account('helpdesk', { kind: 'helpdesk' });

export type Reply = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** As the gate makes it: an account of a unit, with what the units' items have it deliver of the dataset. */
export async function unitAccount(
  fakes: IngestFakes,
  name: string,
  datasetId = 'kunjungan-puskesmas',
  opdId = 'dinas-kesehatan',
): Promise<Principal> {
  const deliveries = await deliveriesIn(fakes, [opdId], `sub-${name}`, datasetId);
  return account(name, ...withDeliveries([{ kind: 'unit', unitOf: opdId }], deliveries));
}

/** What the units' items have an account deliver of a dataset. */
export async function deliveriesIn(
  { units }: IngestFakes,
  opdIds: readonly string[],
  sub: string,
  datasetId: string,
): Promise<UnitDelivery[]> {
  const all = await Promise.all(opdIds.map((opdId) => units.ofOpd(opdId)));
  return deliveriesOf(all.flat(), sub, datasetId);
}

/** The whole function `uploads` over fakes: a request in, an answer out, as behind API Gateway. */
export function uploadsFunction(
  fakes: IngestFakes,
  ids: () => string = () => '01K5000000000000000000000Z',
  now: () => Date = () => noon,
  keys?: IdempotencyStore,
  sharedCells = memorySharedCells(),
  nihils = memoryNihilLog(),
  secondLooks = memorySecondLooks(),
) {
  const facts = {
    load: async ({ datasetId = '', sub = '', unitsOf = [] }: FactsWanted) => ({
      dataset: await fakes.datasets.get(datasetId),
      account: undefined,
      isBound: false,
      grants: [],
      ...(unitsOf.length > 0 ? { deliveries: await deliveriesIn(fakes, unitsOf, sub, datasetId) } : {}),
    }),
  };
  const city = { opds: [{ id: 'dinas-kesehatan', name: 'Dinas Kesehatan', kind: 'dinas' as const }] };
  const ports = {
    ...fakes,
    facts,
    city,
    nihils,
    sharedCells,
    waitingFacts: memoryWaitingFacts(fakes),
    secondLooks,
    holidays: [],
    ids,
    secrets: () => 'ab'.repeat(16),
  };
  const handler = serveKept<'uploads'>(uploadsOperations(ports), {
    now,
    ...(keys ? { idempotency: idempotent(keys, refuseReplay(fakes.datasets)) } : {}),
  });
  return async (principal: Principal, request: Request): Promise<Reply> => {
    const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
    const answer = await handler(proxyEvent(request, context), lambdaContext);
    return { status: answer.statusCode, body: JSON.parse(answer.body || '{}'), headers: answer.headers ?? {} };
  };
}
