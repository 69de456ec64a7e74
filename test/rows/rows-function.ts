import '../fakes/quiet-log.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { duckdbVersionDiffer } from '../../functions/duckdb/version-differ.ts';
import { serve } from '../../functions/http/serve.ts';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import type { Account } from '../../functions/model/account.ts';
import type { Grant } from '../../functions/model/grant.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { rowsOperations } from '../../functions/rows/operations.ts';
import { partsCache } from '../../functions/rows/parts-cache.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { deliver, type IngestWorld, noon } from '../fakes/ingest-world.ts';
import { memoryRecords } from '../fakes/memory-records.ts';
import { counter, steward } from '../fakes/uploads-function.ts';

export const datasetId = 'kunjungan-puskesmas';

/** Delivers a file and has the steward approve it where that is needed. */
export async function publishFile(world: IngestWorld, uploadId: string, content: string, changes: Parameters<typeof deliver>[3] = {}) {
  await ingestBatch(world, [deliver(world, uploadId, content, changes)]);
  if (world.faults.length > 0) throw world.faults[0];
  const upload = await world.uploads.get(datasetId, uploadId);
  if (upload?.state === 'published') return;
  const reply = await counter(world)(steward, {
    operation: 'reviewUpload',
    params: { datasetId, uploadId },
    body: { decision: 'approve', reasons: [] },
  });
  if (reply.status !== 200) throw new Error(JSON.stringify([upload?.message, reply.body]));
}

/** What a test has of its own: grants and account as they stand at each read, and something around every port. */
type Own = {
  readonly grantsNow?: () => readonly Grant[];
  readonly accountNow?: () => Account | undefined;
  readonly around?: <P extends object>(port: P) => P;
};

/** The whole function `rows` over the world's stores and the genuine row reader. `close` it. */
export async function rowsFunction(world: IngestWorld, grants: readonly Grant[] = [], own: Own = {}) {
  const { grantsNow = () => grants, accountNow = () => undefined, around = (port) => port } = own;
  const directory = await mkdtemp(join(tmpdir(), 'rows-test-'));
  const records = memoryRecords();
  const reader = duckdbRowReader(directory);
  let ids = 0;
  const ports = {
    facts: around({
      load: async ({ datasetId: id = '', institutions = [] }: { datasetId?: string; institutions?: readonly string[] }) => ({
        dataset: await world.datasets.get(id),
        account: accountNow(),
        isBound: false,
        grants: grantsNow().filter((grant) => grant.datasetId === id && institutions.includes(grant.institution)),
      }),
    }),
    records: around(records),
    manifests: around(world.manifests),
    standards: around(world.standards),
    published: around(world.published),
    cache: around(partsCache(around(world.published), join(directory, 'parts'), limits.partsCacheBytes)),
    reader: around(reader),
    differ: around(duckdbVersionDiffer(200)),
    workspace: directory,
    ids: () => `01K7000000000000000000000${ids++}`,
    directory: join(directory, 'files'),
  };
  const handler = serve<'rows'>(rowsOperations(ports), { now: () => noon });
  return {
    records,
    async ask(principal: Principal, request: Request) {
      const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
      const answer = await handler(proxyEvent(request, context), lambdaContext);
      return { status: answer.statusCode, text: answer.body, headers: answer.headers ?? {} };
    },
    async close() {
      await reader.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
