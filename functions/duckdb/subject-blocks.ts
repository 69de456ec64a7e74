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
  const place = '(row_number() OVER (ORDER BY coalesce(nik, kk)) - 1)';
  const sorted = `SELECT *, ${place} // ${limits.rowsPerBlock} AS block FROM (${hashed}) WHERE nik IS NOT NULL OR kk IS NOT NULL`;
  const together = (column: string, between: string) => `coalesce(string_agg(${column}, ${between}), '')`;
  const sql = `SELECT ${together('row', 'chr(10)')}, ${together('nik', "''")}, ${together('kk', "''")} FROM (${sorted}) GROUP BY block`;
  return named(database.stream(sql, keyedHashValues(key)));
}

/** SQL: the row's cells as one JSON object of texts; an empty one is left out. Each member begins with a comma, and the reader passes over the first. */
function cellsSql(columns: readonly ShownColumn[]): string {
  const members = columns.map((column) => {
    const text = textSql(column);
    return `CASE WHEN ${text} IS NULL THEN '' ELSE ${literal(`,${JSON.stringify(column.name)}:`)} || to_json(${text}) END`;
  });
  return `concat(${members.join(', ')})`;
}

async function* named(chunks: AsyncIterable<readonly (readonly unknown[])[]>): AsyncGenerator<RawBlock> {
  for await (const chunk of chunks) {
    for (const [rows, nik, kk] of chunk) yield { rows: String(rows), nik: String(nik), kk: String(kk) };
  }
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

/** Entries by kind and bucket, while blocks are written. */
class BucketEntries {
  private readonly entries: Readonly<Record<IdentifierKind, Map<number, Buffer[]>>> = { nik: new Map(), kk: new Map() };
  private readonly bits: number;

  constructor(bits: number) {
    this.bits = bits;
  }

  /** Once for each subject of the block. */
  add(block: RawBlock, place: BlockPlace): void {
    for (const kind of identifierKinds) {
      for (const hash of hashesOf(block[kind])) {
        const bucket = bucketOf(hash, this.bits);
        const held = this.entries[kind].get(bucket);
        const entry = packEntry(hash, place);
        if (held) held.push(entry);
        else this.entries[kind].set(bucket, [entry]);
      }
    }
  }

  buckets(): Bucket[] {
    return identifierKinds.flatMap((kind) =>
      [...this.entries[kind]].map(([number, held]) => ({
        kind,
        number,
        entries: Buffer.concat(held.sort(Buffer.compare), held.length * entryBytes),
      })),
    );
  }
}

/** Each hash once. */
function hashesOf(digits: string): Buffer[] {
  const texts = Array.from({ length: digits.length / entryDigits }, (_, place) =>
    digits.slice(place * entryDigits, (place + 1) * entryDigits),
  );
  return [...new Set(texts)].map((text) => Buffer.from(text, 'hex'));
}
