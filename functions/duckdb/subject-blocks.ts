import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, zstdCompressSync } from 'node:zlib';
import { DuckDBBlobValue } from '@duckdb/node-api';
import { limits } from '../limits.ts';
import { familyPrefix, subjectHashBytes, subjectHashes } from '../model/person-hash.ts';
import { SubjectEntries, wantsSorting } from '../model/subject-entries.ts';
import { type BlockPlace, type IdentifierKind, identifierKinds } from '../model/subject-index.ts';
import type { Bucket, DeliveredRows, IndexKeys, SubjectBlocks } from '../persons/subject-blocks.port.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import { type Database, openDatabase } from './instance.ts';
import { keyedHashSql, keyedHashValues } from './keyed-hash.ts';
import { parquetSql } from './parquet-options.ts';
import { partsSource } from './parts-source.ts';
import { type RowBatch, rowBatches } from './row-batches.ts';
import { textSql } from './row-text.ts';

const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/**
 * Blocks of subjects in DuckDB, which hashes rows and joins those of a block; this process compresses them. Rows stand as they were delivered, which needs no sorting of
 * wide rows; only where somebody has rows in very many blocks they are sorted by subject, and cut again.
 */
export function duckdbSubjectBlocks(memoryMegabytes: number): SubjectBlocks {
  return {
    async write(delivered, keys, target) {
      const sorted = join(dirname(target), 'sorted.parquet');
      const database = await openDatabase(dirname(target), [...delivered.parts.map(({ path }) => path), sorted], memoryMegabytes);
      try {
        const asDelivered = await cutBlocks(database, delivered, keys, target);
        if (!wantsSorting(Object.values(asDelivered.entries))) return asDelivered.buckets();
        const whole = await sortBySubject(database, delivered, sorted);
        return (await cutBlocks(database, { ...delivered, parts: [whole] }, keys, target)).buckets();
      } finally {
        database.close();
      }
    },
  };
}

/** A part; or all of them in one file, where each row says its period. */
type Part = DeliveredRows['parts'][number] | SortedPart;
type SortedPart = { readonly path: string; readonly rows: number; readonly periodColumn: string };
type Delivered = Omit<DeliveredRows, 'parts'> & { readonly parts: readonly Part[] };

/** Rows, a line each, and of each kind the first bytes of their subjects' hashes, one after another, in hexadecimal digits. */
type RawBlock = { readonly rows: Uint8Array } & Readonly<Record<IdentifierKind, string>>;

async function cutBlocks(database: Database, delivered: Delivered, keys: IndexKeys, target: string) {
  const places: BlockPlace[] = [];
  const entries = { nik: new SubjectEntries(delivered.bits), kk: new SubjectEntries(delivered.bits) };
  const add = (raw: RawBlock, place: BlockPlace) => {
    for (const kind of identifierKinds) entries[kind].add(subjectHashes(keys.subject, Buffer.from(raw[kind], 'hex')), places.length);
    places.push(place);
  };
  await pipeline(Readable.from(compressed(rawBlocks(database, delivered, keys), add)), createWriteStream(target));
  const buckets = (): Bucket[] => identifierKinds.flatMap((kind) => entries[kind].byBucket(places).map((bucket) => ({ kind, ...bucket })));
  return { entries, buckets };
}

/** The next rows are joined by DuckDB while those before are compressed here. */
async function* rawBlocks(database: Database, delivered: Delivered, keys: IndexKeys): AsyncGenerator<RawBlock> {
  let before: Promise<RawBlock[]> | undefined;
  for await (const batch of rowBatches(database, delivered.parts, delivered.fields)) {
    const blocks = await before;
    before = blocksOf(database, delivered, batch, keys);
    yield* blocks ?? [];
  }
  yield* (await before) ?? [];
}

async function blocksOf(database: Database, { columns }: Delivered, batch: RowBatch<Part>, keys: IndexKeys): Promise<RawBlock[]> {
  const hashOf = (kind: IdentifierKind, text: (column: string) => string): string => {
    const column = columns[kind];
    if (column === undefined) return `''`;
    return `coalesce(string_agg(left(${keyedHashSql(text(identifier(column)), '$1', '$2')}, ${subjectHashBytes * 2}), ''), '')`;
  };
  const nik = hashOf('nik', (column) => column);
  const kk = hashOf('kk', (column) => `${literal(familyPrefix)} || ${column}`);
  const named = columnsOf(columns).map((column) => `${identifier(column)} IS NOT NULL`);
  const names = literal(`${JSON.stringify(batch.columns.map(({ name }) => name))}\n`);
  const cells = `CAST(to_json([${batch.columns.map((column) => `CAST(${textSql(column)} AS VARCHAR)`).join(', ')}]) AS VARCHAR)`;
  const row = `${periodSql(batch.parts)} || chr(9) || ${cells}`;
  const sql = `SELECT encode(${names} || string_agg(${row}, chr(10))), ${nik}, ${kk} FROM ${batch.from}
    WHERE (${batch.where}) AND (${named.join(' OR ')}) GROUP BY (${batch.place}) // ${limits.rowsPerBlock}`;
  const rows = await database.values(sql, keyedHashValues(keys.person));
  return rows.map(([text, niks, kks]) => {
    if (!(text instanceof DuckDBBlobValue)) throw new Error('DuckDB gave no bytes');
    return { rows: text.bytes, nik: String(niks), kk: String(kks) };
  });
}

/** The columns of numbers, that of persons first. */
function columnsOf(columns: DeliveredRows['columns']): string[] {
  return identifierKinds.flatMap((kind) => columns[kind] ?? []);
}

function periodSql(parts: readonly Part[]): string {
  const [first] = parts;
  if (first && 'periodColumn' in first) return identifier(first.periodColumn);
  const periods = parts.map((part) => ('period' in part ? literal(part.period) : 'NULL'));
  return periods.length === 1 ? `${periods[0]}` : `[${periods.join(', ')}][CAST(file_index AS INTEGER) + 1]`;
}

/** The blocks one after another, each at an alignment; tells of each where it is. */
async function* compressed(blocks: AsyncIterable<RawBlock>, add: (raw: RawBlock, place: BlockPlace) => void): AsyncGenerator<Buffer> {
  let offset = 0;
  for await (const raw of blocks) {
    const block = zstdCompressSync(raw.rows, quickly);
    add(raw, { offset, bytes: block.length });
    const padding = (limits.blockAlignment - (block.length % limits.blockAlignment)) % limits.blockAlignment;
    offset += block.length + padding;
    yield Buffer.concat([block, Buffer.alloc(padding)]);
  }
}

/** All rows in one file, in the order of their subjects; DuckDB spills to disk where memory is short. */
async function sortBySubject(database: Database, { parts, columns, fields }: DeliveredRows, target: string): Promise<SortedPart> {
  const source = await partsSource(
    database,
    parts.map(({ path }) => path),
  );
  // No field has this name: a name of a standard has no blank at its end.
  const periodColumn = 'period of the part ';
  const subject = columnsOf(columns).map(identifier).join(', ');
  await database.run(
    `COPY (SELECT *, ${periodSql(parts)} AS ${identifier(periodColumn)} FROM ${source.sql} ORDER BY ${subject}) TO ${literal(target)} ${parquetSql('snappy', fields.length + 1)}`,
  );
  return { path: target, rows: parts.reduce((sum, { rows }) => sum + rows, 0), periodColumn };
}
