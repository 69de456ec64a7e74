import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { dynamoAccessFacts } from '../functions/aws/dynamo/access-facts.ts';
import { dynamoAccounts } from '../functions/aws/dynamo/accounts.ts';
import { dynamoDatasets } from '../functions/aws/dynamo/datasets.ts';
import { dynamoLooks } from '../functions/aws/dynamo/looks.ts';
import { dynamoManifests } from '../functions/aws/dynamo/manifests.ts';
import { dynamoProfiles } from '../functions/aws/dynamo/profiles.ts';
import { dynamoLocks } from '../functions/aws/dynamo/safety-locks.ts';
import { dynamoStandards } from '../functions/aws/dynamo/standards.ts';
import { dynamoSubjectIndex, dynamoSubjectIndexWriter, writeAll } from '../functions/aws/dynamo/subject-index.ts';
import { s3BlockReader } from '../functions/aws/s3/block-reader.ts';
import { s3Published } from '../functions/aws/s3/published.ts';
import { duckdbSubjectBlocks } from '../functions/duckdb/subject-blocks.ts';
import { limits } from '../functions/limits.ts';
import { personHash } from '../functions/model/person-hash.ts';
import { getMyProfile } from '../functions/persons/get-my-profile.ts';
import { indexDelivery } from '../functions/persons/index-delivery.ts';
import { rememberedStandards } from '../functions/standards/remembered-standards.ts';
import { rememberedManifests } from '../functions/versions/remembered-manifests.ts';
import { inPostgres } from './postgres.ts';
import { type BenchData, type BenchDataset, benchData } from './profile-data.ts';
import { openBenchStores } from './profile-stores.ts';
import { cacheDirectory, registerStandard } from './register-file.ts';

const rows = Number(process.env.ROWS ?? 3_300_000);
const others = Number(process.env.OTHERS ?? 39);
const rowsOfOthers = Number(process.env.ROWS_OF_OTHERS ?? 100_000);
const people = 220;
const warmups = 20;
const goalMilliseconds = 300;
const sampledItems = 5_000;
const personKey = Buffer.alloc(64, 7);
const subjectKey = Buffer.alloc(64, 9);
const now = new Date('2026-11-30T05:00:00.000Z');

/**
 * The profile of people who are in forty datasets, one of them the register, by the operation itself over the laptop's own DynamoDB and S3; beside it the same
 * rows in PostgreSQL, a table and an index for each dataset, and what an item per person would cost.
 */
export async function run(): Promise<void> {
  const data = await benchData(rows, others, rowsOfOthers, people);
  const all = data.datasets.reduce((sum, one) => sum + one.rows, 0);
  console.log(`${data.datasets.length} datasets, ${all} rows, the register ${rows}; ${people - warmups} people who are in all of them`);
  await measureIndex(data);
  await measurePostgres(data);
}

async function measureIndex(data: BenchData): Promise<void> {
  const directory = join(cacheDirectory, 'profiles-stores');
  rmSync(directory, { recursive: true, force: true });
  const stores = await openBenchStores(directory);
  try {
    const read = { blocks: 0, blockBytes: 0, bucketBytes: 0 };
    const ports = portsOf(stores, read);
    const [started, used] = [performance.now(), process.cpuUsage()];
    for (const dataset of data.datasets) await publish(ports, dataset, directory);
    const { user, system } = process.cpuUsage(used);
    console.log(`index of all, with the laptop's DynamoDB: ${seconds(started)} s, ${((user + system) / 1e6).toFixed(1)} s of processor`);
    for (const [place, nik] of data.niks.entries())
      await ports.accounts.bind({
        sub: `warga-${place}`,
        person: personHash(personKey, nik),
        boundAt: now.toISOString(),
        boundBy: 'loket',
      });
    const profile = getMyProfile(ports);
    const times: number[] = [];
    let before = process.cpuUsage();
    for (const place of data.niks.keys()) {
      if (place === warmups) [before, read.blocks, read.blockBytes, read.bucketBytes] = [process.cpuUsage(), 0, 0, 0];
      const sub = `warga-${place}`;
      const call = {
        operation: 'getMyProfile',
        params: {},
        query: {},
        body: undefined,
        accept: '',
        ifMatch: undefined,
        requestId: 'bench',
      } as const;
      const began = performance.now();
      const answer = await profile({ ...call, now, principal: { type: 'account', sub, name: sub, kinds: [{ kind: 'citizen' }] } });
      if (place >= warmups) times.push(performance.now() - began);
      const found = answer.status === 200 && 'sections' in answer.body ? answer.body.sections.length : 0;
      if (found !== data.datasets.length) throw new Error(`a profile of ${found} datasets (${answer.status})`);
    }
    const spent = process.cpuUsage(before);
    const [looks, per] = [times.length, times.length * data.datasets.length];
    console.log(
      `profile: ${told(times)} (goal p99 ≤ ${goalMilliseconds} ms), ${((spent.user + spent.system) / 1e3 / looks).toFixed(0)} ms of processor, stores included`,
    );
    console.log(
      `read of each dataset: ${(read.blockBytes / per / 1e3).toFixed(1)} kB of blocks in ${(read.blocks / per).toFixed(1)} ranges, ${(read.bucketBytes / per / 1e3).toFixed(1)} kB of buckets`,
    );
    await measureItems(stores, data);
  } finally {
    await stores.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

type Stores = Awaited<ReturnType<typeof openBenchStores>>;
type Read = { blocks: number; blockBytes: number; bucketBytes: number };

function portsOf({ documents, s3 }: Stores, read: Read) {
  const published = s3Published(s3, 'published');
  const [index, blocks] = [dynamoSubjectIndex(documents, 'catalog'), s3BlockReader(s3, 'published')];
  const manifests = dynamoManifests(documents, 'catalog', published);
  return {
    city: {
      opds: [],
      registerAgreement: {
        number: '1',
        until: '2030-12-31',
        elements: ['name', 'birth-date', 'family'],
        purposes: [],
      } satisfies RegisterAgreement,
    },
    published,
    facts: dynamoAccessFacts(documents, 'catalog'),
    accounts: dynamoAccounts(documents, 'catalog'),
    datasets: dynamoDatasets(documents, 'catalog'),
    manifests: rememberedManifests(manifests, limits.rememberedBytes),
    standards: rememberedStandards(dynamoStandards(documents, 'catalog'), limits.rememberedBytes),
    newStandards: dynamoStandards(documents, 'catalog'),
    profiles: dynamoProfiles(documents, 'catalog'),
    locks: dynamoLocks(documents, 'catalog'),
    looks: dynamoLooks(documents, 'records'),
    subjects: {
      ...dynamoSubjectIndexWriter(documents, 'catalog'),
      describe: index.describe,
      entries: async (asked: Parameters<typeof index.entries>[0]) => {
        const entries = await index.entries(asked);
        read.bucketBytes += entries.reduce((sum, { length }) => sum + length, 0);
        return entries;
      },
    },
    blocks: {
      ...duckdbSubjectBlocks(limits.duckdbMemoryMegabytes),
      read: async (...asked: Parameters<typeof blocks.read>) => {
        const bytes = await blocks.read(...asked);
        read.blocks += 1;
        read.blockBytes += bytes.length;
        return bytes;
      },
    },
    personKey: async () => personKey,
    subjectKeys: { current: async () => ({ version: 'v1', key: subjectKey }), of: async () => subjectKey },
    ids: ulid,
    now: () => now,
  };
}

type RegisterAgreement = NonNullable<Parameters<typeof getMyProfile>[0]['city']['registerAgreement']>;

/** All that publishing leaves of a version, without the check of its cells. */
async function publish(
  ports: ReturnType<typeof portsOf>,
  { datasetId, part, rows: count }: BenchDataset,
  directory: string,
): Promise<void> {
  const uploadId = ulid();
  const at = now.toISOString();
  const { fields } = registerStandard;
  await ports.newStandards.create({
    ...registerStandard,
    datasetId,
    n: 1,
    state: 'approved',
    origin: 'operator',
    proposedAt: at,
    proposedBy: 'bench',
  });
  await indexDelivery(ports, {
    ...{ datasetId, uploadId, fields, parts: [{ path: part, period: 'all', rows: count }] },
    directory: join(directory, datasetId),
  });
  const [bytes, sha256] = [statSync(part).size, '0'.repeat(64)];
  await ports.manifests.put({
    ...{ datasetId, n: 1, uploadId, standardVersion: 1, publishedAt: at, publishedBy: 'bench' },
    parts: [{ period: 'all', key: 'none', versionId: 'none', rows: count, bytes, sha256, uploadId }],
  });
  const current = { n: 1, uploadId, rows: count, bytes, publishedAt: at };
  const made = { createdAt: at, createdBy: 'bench', updatedAt: at, revision: 1 };
  const about = { datasetId, description: '', themes: [], tags: [] };
  await ports.datasets.create(
    {
      ...{ datasetId, title: datasetId, opdId: 'dinsos', access: 'closed', state: 'published', oncePublic: false, cadence: 'annual' },
      ...{ priority: false, personalColumns: ['nik'], current, ...made },
    },
    about,
  );
  const register = datasetId === 'register' ? { register: { name: 'nama', birthDate: 'tanggal_lahir' } } : {};
  await ports.profiles.put({
    ...{ datasetId, opdId: 'dinsos', subject: datasetId === 'register' ? 'family' : 'other', show: 'shown', purposes: [], ...register },
    ...{ setBy: 'bench', setAt: at, revision: 1 },
  });
}

/** An item for each person of each dataset: what some of them take here, and all of them there. */
async function measureItems({ documents }: Stores, data: BenchData): Promise<void> {
  const all = data.datasets.reduce((sum, one) => sum + one.rows, 0);
  const itemBytes = 400;
  const items = Array.from({ length: sampledItems }, (_, place) => ({
    PutRequest: { Item: { pk: `PERSON#${String(place).padStart(64, '0')}`, sk: 'register', cells: Buffer.alloc(itemBytes - 150) } },
  }));
  const started = performance.now();
  await writeAll(documents, 'persons', items);
  const each = (performance.now() - started) / sampledItems;
  console.log(
    `an item per person and dataset: ${all} write units, ${((all * itemBytes) / 1e9).toFixed(1)} GB; the laptop's DynamoDB writes ${sampledItems} in ${((each * sampledItems) / 1e3).toFixed(1)} s, so all in ${((each * all) / 6e4).toFixed(0)} min`,
  );
}

async function measurePostgres({ datasets, niks }: BenchData): Promise<void> {
  const columns = registerStandard.fields.map(({ name }) => name);
  const done = inPostgres((psql, version) => {
    const started = performance.now();
    for (const { datasetId, csv } of datasets) {
      const table = `"${datasetId}"`;
      psql(`CREATE UNLOGGED TABLE ${table} (${columns.map((name) => `${name} text`).join(', ')})`);
      psql(`COPY ${table} FROM '${csv}' WITH (FORMAT csv, HEADER true)`);
      psql(`CREATE INDEX ON ${table} (nik)`);
    }
    const load = seconds(started);
    psql('VACUUM ANALYZE');
    const size = Number(
      psql(`SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`),
    );
    const of = (nik: string) => datasets.map(({ datasetId }) => `SELECT * FROM "${datasetId}" WHERE nik = '${nik}'`).join(' UNION ALL ');
    const answers = psql(`\\timing on\n${niks.map((nik) => `${of(nik)};`).join('\n')}`);
    const times = [...answers.matchAll(/^Time: ([\d.]+) ms/gm)].map(([, time]) => Number(time)).slice(warmups);
    return `PostgreSQL ${version}: load with indexes ${load} s, ${(size / 1e9).toFixed(2)} GB; ${datasets.length} tables in one statement ${told(times)}`;
  });
  console.log(done ?? 'PostgreSQL: not installed');
}

function told(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${sorted.length})`;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
