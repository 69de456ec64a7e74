import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, zstdCompressSync } from 'node:zlib';
import { limits } from '../limits.ts';
import { familyPrefix } from '../model/person-hash.ts';
import {
  type BlockPlace,
  bucketOf,
  entryBytes,
  entryDigits,
  type IdentifierKind,
  identifierKinds,
  packEntry,
} from '../model/subject-index.ts';
import type { Bucket, DeliveredRows, SubjectBlocks } from '../persons/subject-blocks.port.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import { type Database, openDatabase } from './instance.ts';
import { keyedHashSql, keyedHashValues } from './keyed-hash.ts';
import { partsSource } from './parts-source.ts';
import { type ShownColumn, textSql } from './row-text.ts';
import { shownColumns } from './shown-columns.ts';

const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Blocks of subjects in DuckDB, which hashes and sorts; this process compresses them. */
export function duckdbSubjectBlocks(memoryMegabytes: number): SubjectBlocks {
  return {
    async write(delivered, key, target) {
      const paths = delivered.parts.map(({ path }) => path);
      const database = await openDatabase(dirname(target), paths, memoryMegabytes);
      try {
        const entries = new BucketEntries(delivered.bits);
        await pipeline(Readable.from(compressed(await blocksOf(database, delivered, key), entries)), createWriteStream(target));
        return entries.buckets();
      } finally {
        database.close();
      }
    },
  };
}

/** Rows, a line each, and of each kind the first digits of their subjects' hashes, one after another. */
type RawBlock = { readonly rows: string } & Readonly<Record<IdentifierKind, string>>;

async function blocksOf(database: Database, delivered: DeliveredRows, key: Uint8Array): Promise<AsyncIterable<RawBlock>> {
  const { parts, fields, columns } = delivered;
  const source = await partsSource(
    database,
    parts.map(({ path }) => path),
  );
  const hashOf = (kind: IdentifierKind, text: (column: string) => string): string => {
    const column = columns[kind];
    return column === undefined ? 'NULL' : `left(${keyedHashSql(text(identifier(column)), '$1', '$2')}, ${entryDigits})`;
  };
  const nik = hashOf('nik', (column) => column);
  const kk = hashOf('kk', (column) => `${literal(familyPrefix)} || ${column}`);
  const period = `[${parts.map((part) => literal(part.period)).join(', ')}][CAST(file_index AS INTEGER) + 1]`;
  const row = `${period} || chr(9) || ${cellsSql(shownColumns(source, fields))}`;
  const hashed = `SELECT ${row} AS row, ${nik} AS nik, ${kk} AS kk FROM ${source.sql}`;
  // Sorted, which spills to disk where memory is short, and cut here: a window over rows this wide does not spill, and a register would not fit.
  const sql = `SELECT row, nik, kk FROM (${hashed}) WHERE nik IS NOT NULL OR kk IS NOT NULL ORDER BY coalesce(nik, kk)`;
  return cut(database.stream(sql, keyedHashValues(key)));
}

/** SQL: the row's cells as one JSON object of texts; an empty one is left out. Each member begins with a comma, and the reader passes over the first. */
function cellsSql(columns: readonly ShownColumn[]): string {
  const members = columns.map((column) => {
    const text = textSql(column);
    return `CASE WHEN ${text} IS NULL THEN '' ELSE ${literal(`,${JSON.stringify(column.name)}:`)} || to_json(${text}) END`;
  });
  return `concat(${members.join(', ')})`;
}

async function* cut(chunks: AsyncIterable<readonly (readonly unknown[])[]>): AsyncGenerator<RawBlock> {
  let left: (readonly unknown[])[] = [];
  for await (const chunk of chunks) {
    left.push(...chunk);
    const whole = left.length - (left.length % limits.rowsPerBlock);
    for (let at = 0; at < whole; at += limits.rowsPerBlock) yield rawBlock(left.slice(at, at + limits.rowsPerBlock));
    left = left.slice(whole);
  }
  if (left.length > 0) yield rawBlock(left);
}

function rawBlock(rows: readonly (readonly unknown[])[]): RawBlock {
  const together = (place: number, between: string) => rows.flatMap((row) => row[place] ?? []).join(between);
  return { rows: together(0, '\n'), nik: together(1, ''), kk: together(2, '') };
}

/** The blocks one after another, each at an alignment; says of each row in `entries` where it is. */
async function* compressed(blocks: AsyncIterable<RawBlock>, entries: BucketEntries): AsyncGenerator<Buffer> {
  let offset = 0;
  for await (const raw of blocks) {
    const block = zstdCompressSync(raw.rows, quickly);
    entries.add(raw, { offset, bytes: block.length });
    const padding = (limits.blockAlignment - (block.length % limits.blockAlignment)) % limits.blockAlignment;
    offset += block.length + padding;
    yield Buffer.concat([block, Buffer.alloc(padding)]);
  }
}

/** Entries by kind, while blocks are written: in one piece of memory each, since millions of small ones would take ten times as much. */
class BucketEntries {
  private readonly records: Readonly<Record<IdentifierKind, Records>> = { nik: new Records(), kk: new Records() };
  private readonly bits: number;

  constructor(bits: number) {
    this.bits = bits;
  }

  add(block: RawBlock, place: BlockPlace): void {
    for (const kind of identifierKinds) {
      const hashes = Buffer.from(block[kind], 'hex');
      for (let at = 0; at < hashes.length; at += hashBytes) {
        const hash = hashes.subarray(at, at + hashBytes);
        this.records[kind].add(bucketOf(hash, this.bits), packEntry(hash, place));
      }
    }
  }

  buckets(): Bucket[] {
    return identifierKinds.flatMap((kind) => this.records[kind].byBucket().map(({ number, entries }) => ({ kind, number, entries })));
  }
}

const hashBytes = entryDigits / 2;
/** The number of a bucket, in two bytes, and an entry. */
const recordBytes = 2 + entryBytes;
const firstRecords = 1024;

/** A growing list of entries with their buckets. */
class Records {
  private bytes = Buffer.alloc(firstRecords * recordBytes);
  private length = 0;

  add(bucket: number, entry: Uint8Array): void {
    if (this.length === this.bytes.length) this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)]);
    this.bytes.writeUInt16BE(bucket, this.length);
    this.bytes.set(entry, this.length + 2);
    this.length += recordBytes;
  }

  /** Each bucket's entries in the order of their bytes, each once: several rows of a subject may stand in one block. */
  byBucket(): { readonly number: number; readonly entries: Uint8Array }[] {
    const places = new Map<number, number[]>();
    for (let at = 0; at < this.length; at += recordBytes) {
      const bucket = this.bytes.readUInt16BE(at);
      const held = places.get(bucket);
      if (held) held.push(at);
      else places.set(bucket, [at]);
    }
    return [...places].map(([number, held]) => ({ number, entries: this.sorted(held) }));
  }

  private sorted(places: readonly number[]): Uint8Array {
    const entries = places.map((at) => this.bytes.subarray(at + 2, at + recordBytes)).sort(Buffer.compare);
    return Buffer.concat(entries.filter((entry, place) => place === 0 || !entry.equals(entries[place - 1] ?? entry.subarray(0, 0))));
  }
}
