import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdbSubjectBlocks } from '../functions/duckdb/subject-blocks.ts';
import { writeWorkbook } from '../functions/excel-writer/write-workbook.ts';
import { withScratch } from '../functions/ingest/scratch.ts';
import { limits } from '../functions/limits.ts';
import { readClerkList } from '../functions/match-lists/read-clerk-list.ts';
import { packPersons } from '../functions/model/packed-persons.ts';
import { personHash } from '../functions/model/person-hash.ts';
import { bucketBitsOf, type DeliverySubjects, indexFormat } from '../functions/model/subject-index.ts';
import { datasetRegister } from '../functions/persons/dataset-register.ts';
import { pagesOf } from '../functions/persons/match-page.ts';
import { readNik } from '../functions/persons/matching/claimed-person.ts';
import { matchList } from '../functions/persons/matching/match-list.ts';
import type { Source } from '../functions/persons/sources.ts';
import { memorySubjectIndex } from '../test/fakes/memory-subject-index.ts';
import { registerFile, registerStandard } from './register-file.ts';

const rows = Number(process.env.ROWS ?? 3_300_000);
const listed = 100_000;
const goalSeconds = 20;
const keys = { person: Buffer.alloc(64, 7), subject: Buffer.alloc(64, 9) };
const columns = { nik: 'nik', kk: 'kk' };

/**
 * A workbook of 100,000 people of a register of 3.3 million, read and matched as the function that settles lists does it, with the register's buckets in memory and its blocks on
 * a disk: what the processor takes, without the wait for DynamoDB and S3.
 */
export async function timeWorkbook(): Promise<void> {
  await withScratch(async (directory) => {
    const { list, part } = await makeFiles(directory);
    const [index, blocks] = await indexed(directory, part);
    try {
      await measure(directory, list, index, blocks);
    } finally {
      await blocks.close();
    }
  });
}

async function measure(directory: string, path: string, index: Indexed, blocks: FileHandle): Promise<void> {
  const steps: { readonly name: string; readonly clock: number; readonly processor: number }[] = [];
  const step = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const [started, before] = [performance.now(), process.cpuUsage()];
    const done = await work();
    const { user, system } = process.cpuUsage(before);
    steps.push({ name, clock: (performance.now() - started) / 1_000, processor: (user + system) / 1e6 });
    return done;
  };
  const read = await step('read the workbook', () => readClerkList(path, '.xlsx', directory));
  if (!read.ok) throw new Error(read.message);
  const nikOf = await step('hash its NIKs', () => new Map(read.list.map(({ nik }) => [personHash(keys.person, readNik(nik) ?? ''), nik])));
  const ranges = { count: 0, bytes: 0 };
  const register = registerOf(index, blocks, ranges);
  const people = await step('ask the register', async () => (await register.find([...nikOf.keys()], nikOf)).flat());
  const matched = await step('match, doubles included', () => matchList(read.list, new Map(people.map((person) => [person.nik, person]))));
  const items = matched.map(({ doubleOf: _, ...row }) => ({ ...row, suspicions: [] }));
  await step('write the result', () => pagesOf(items, new Map()));
  const packs = await step('pack the receipts', () => packPersons([...nikOf.keys()]));
  const known = matched.filter(({ nik }) => nik === 'sesuai').length;
  for (const { name, clock, processor } of steps)
    console.log(`  ${name}: ${clock.toFixed(1)} s, ${processor.toFixed(1)} s of processor time`);
  const sum = (of: 'clock' | 'processor') => steps.reduce((all, step) => all + step[of], 0).toFixed(1);
  console.log(
    `workbook of ${read.list.length} rows, ${known} of them in a register of ${rows}: ${sum('clock')} s by the clock, ${sum('processor')} s of processor time (goal ≤ ${goalSeconds} s); ` +
      `${ranges.count} ranges, ${(ranges.bytes / 1e6).toFixed(0)} MB of blocks; ${packs.length} items of receipts; peak ${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`,
  );
}

type Indexed = { readonly subjects: DeliverySubjects; readonly buckets: ReturnType<typeof memorySubjectIndex> };

/** The register as a part, and a workbook of every so-manieth of its people as a clerk lists them. */
async function makeFiles(directory: string) {
  const [part, list] = [join(directory, 'part.parquet'), join(directory, 'list.xlsx')];
  const connection = await (await DuckDBInstance.create(':memory:', { threads: String(limits.duckdbThreads) })).connect();
  try {
    const source = `read_csv('${await registerFile(rows, 'older')}', all_varchar = true, header = true)`;
    const select = `SELECT * REPLACE (CAST(strptime(tanggal_lahir, '%d/%m/%Y') AS DATE) AS tanggal_lahir) FROM ${source}`;
    await connection.run(
      `COPY (${select}) TO '${part}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${limits.parquetRowGroupRows})`,
    );
    const chosen = `SELECT nik, nama, strftime(tanggal_lahir, '%d-%m-%Y'), alamat FROM '${part}' ORDER BY hash(nik) LIMIT ${listed}`;
    const people = (await connection.runAndReadAll(chosen)).getRows();
    const header = ['No', 'NIK', 'Nama Penerima', 'Tanggal Lahir', 'Alamat'].map((text) => ({ text }));
    const lines = people.map((cells, place) => ({ cells: [String(place + 1), ...cells.map(String)].map((text) => ({ text })) }));
    await writeWorkbook(list, [{ name: 'Daftar', rows: [{ cells: header }, ...lines], columns: header.map(() => ({ width: 20 })) }]);
  } finally {
    connection.closeSync();
  }
  return { part, list };
}

async function indexed(directory: string, part: string): Promise<[Indexed, FileHandle]> {
  const target = join(directory, 'register.blocks');
  const bits = bucketBitsOf(rows);
  const delivered = { parts: [{ path: part, period: 'all', rows }], fields: registerStandard.fields, columns, bits };
  const written = await duckdbSubjectBlocks(limits.duckdbMemoryMegabytes).write(delivered, keys, target);
  const subjects: DeliverySubjects = {
    ...{ datasetId: 'register', uploadId: 'upload', columns, bits, blocks: { key: 'register.blocks', versionId: 'v1' } },
    made: { format: indexFormat, run: 'run', keyVersion: 'v1', at: '2026-11-30T05:00:00.000Z' },
  };
  const buckets = memorySubjectIndex();
  await buckets.put(subjects, written);
  return [{ subjects, buckets }, await open(target)];
}

function registerOf({ subjects, buckets }: Indexed, blocks: FileHandle, ranges: { count: number; bytes: number }) {
  const ports = {
    subjects: buckets,
    subjectKeys: { of: async () => keys.subject },
    blocks: {
      async read(_key: string, _versionId: string, { offset, bytes }: { offset: number; bytes: number }) {
        ranges.count += 1;
        ranges.bytes += bytes;
        const { buffer } = await blocks.read(Buffer.alloc(bytes), 0, bytes, offset);
        return buffer;
      },
    },
  };
  return datasetRegister(ports, keys.person, sourceOf(subjects), { name: 'nama', birthDate: 'tanggal_lahir' }, [
    'name',
    'birth-date',
    'family',
  ]);
}

function sourceOf(subjects: DeliverySubjects): Source {
  const [at, datasetId, opdId, uploadId] = ['2026-11-30T05:00:00.000Z', 'register', 'disdukcapil', 'upload'];
  const part = { period: 'all', key: 'none', versionId: 'none', rows, bytes: 0, sha256: '0'.repeat(64), uploadId };
  return {
    profile: { ...{ datasetId, opdId, subject: 'family', show: 'never', purposes: [], setBy: 'bench', setAt: at }, revision: 1 },
    dataset: {
      ...{
        datasetId,
        title: datasetId,
        opdId,
        access: 'closed',
        state: 'published',
        oncePublic: false,
        cadence: 'annual',
        priority: false,
      },
      ...{ personalColumns: ['nik'], createdAt: at, createdBy: 'bench', updatedAt: at, revision: 1 },
    },
    manifest: { ...{ datasetId, n: 1, uploadId, standardVersion: 1, publishedAt: at, publishedBy: 'bench' }, parts: [part] },
    fields: registerStandard.fields,
    deliveries: [subjects],
    isIncomplete: false,
  };
}
