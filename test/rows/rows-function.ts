import '../fakes/quiet-log.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FactsWanted } from '../../functions/access/access-facts.port.ts';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { duckdbVersionDescriber } from '../../functions/duckdb/version-describer.ts';
import { duckdbVersionDiffer } from '../../functions/duckdb/version-differ.ts';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import type { Account } from '../../functions/model/account.ts';
import type { Grant } from '../../functions/model/grant.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { datasetPages } from '../../functions/portal/dataset-pages.ts';
import { keptPictures } from '../../functions/portal/kept-pictures.ts';
import { makingPage } from '../../functions/portal/making-page.ts';
import { noRecords } from '../../functions/portal/no-records.ts';
import type { DatasetPagePorts } from '../../functions/portal/ports.ts';
import { diffVersion } from '../../functions/rows/diff-version.ts';
import { type FirstRows, firstRows } from '../../functions/rows/first-rows.ts';
import { listRows } from '../../functions/rows/list-rows.ts';
import { rowsOperations } from '../../functions/rows/operations.ts';
import { partsCache } from '../../functions/rows/parts-cache.ts';
import { publicSummaries } from '../../functions/rows/public-summary.ts';
import { noShapes } from '../../web/parts/pictures/shapes.ts';
import { assetAt } from '../fakes/asset-at.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { deliver, type IngestFakes, noon } from '../fakes/ingest-fakes.ts';
import { memoryReadCounts } from '../fakes/memory-read-counts.ts';
import { memoryRecords } from '../fakes/memory-records.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { serveKept } from '../fakes/serve-kept.ts';
import { deliveriesIn, steward, uploadsFunction } from '../fakes/uploads-function.ts';

export const datasetId = 'kunjungan-puskesmas';

/** Delivers a file and has the steward approve it where that is needed. */
export async function publishFile(fakes: IngestFakes, uploadId: string, content: string, changes: Parameters<typeof deliver>[3] = {}) {
  await ingestBatch(fakes, [deliver(fakes, uploadId, content, changes)]);
  if (fakes.faults.length > 0) throw fakes.faults[0];
  const upload = await fakes.uploads.get(datasetId, uploadId);
  if (upload?.state === 'published') return;
  const reply = await uploadsFunction(fakes)(steward, {
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
  readonly now?: () => Date;
  readonly around?: <P extends object>(port: P) => P;
  /** Undefined always: every row comes from the parts. */
  readonly firstRows?: FirstRows;
};

/** The whole function `rows` over these stores and the genuine row reader. `close` it. */
export async function rowsFunction(fakes: IngestFakes, grants: readonly Grant[] = [], own: Own = {}) {
  const { grantsNow = () => grants, accountNow = () => undefined, now = () => noon, around = (port) => port } = own;
  const directory = await mkdtemp(join(tmpdir(), 'rows-test-'));
  const records = memoryRecords();
  const reader = duckdbRowReader(directory);
  let ids = 0;
  const ports = {
    facts: around({
      load: async ({ datasetId: id = '', institutions = [], unitsOf = [], sub = '' }: FactsWanted) => ({
        dataset: await fakes.datasets.get(id),
        account: accountNow(),
        isBound: false,
        grants: grantsNow().filter((grant) => grant.datasetId === id && institutions.includes(grant.institution)),
        ...(unitsOf.length > 0 ? { deliveries: await deliveriesIn(fakes, unitsOf, sub, id) } : {}),
      }),
    }),
    records: around(records),
    datasets: around(fakes.datasets),
    manifests: around(fakes.manifests),
    standards: around(fakes.standards),
    published: around(fakes.published),
    cache: around(partsCache(around(fakes.published), join(directory, 'parts'), limits.partsCacheBytes)),
    reader: around(reader),
    firstRows: own.firstRows ?? firstRows(around(fakes.published), limits.rememberedBytes),
    differ: around(duckdbVersionDiffer(200)),
    describer: around(duckdbVersionDescriber(200)),
    city: { name: 'Kota Contoh', opds: [{ id: 'dinkes', name: 'Dinas Kesehatan', kind: 'dinas' as const }] },
    makings: around(fakes.makings),
    fileQueue: around(fakes.fileQueue),
    publicUrl: 'https://data.example',
    workspace: directory,
    ids: () => `01K7000000000000000000000${ids++}`,
    directory: join(directory, 'files'),
    showMaking: makingPage(siteOfTests),
  };
  const handler = serveKept<'rows'>({ ...rowsOperations(ports), ...pagesOver(ports) }, { now });
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

/** The pages of a dataset, over the same ports. */
function pagesOver(
  ports: Parameters<typeof rowsOperations>[0] & Parameters<typeof publicSummaries>[0] & Pick<DatasetPagePorts, 'datasets'>,
) {
  const asAnyone = { ...ports, records: noRecords };
  return datasetPages({
    ...ports,
    city: sampleCity,
    districts: async () => [],
    shapes: () => noShapes,
    settings: siteOfTests,
    counts: memoryReadCounts(),
    engine: { listRows: listRows(asAnyone), diffVersion: diffVersion(asAnyone) },
    summaries: publicSummaries(ports),
    pictures: keptPictures(ports.published),
  });
}

const siteOfTests = {
  assetAt,
  cityName: 'Kota Contoh',
  publicUrl: 'https://data.example',
  issuer: 'https://masuk.example',
  clientId: 'portal',
  signInParameters: '',
  signInOrigin: 'https://masuk.example',
  uploadOrigin: 'https://inbox.example',
  contact: {},
};
