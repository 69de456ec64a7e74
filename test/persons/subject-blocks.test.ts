import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { duckdbSubjectBlocks } from '../../functions/duckdb/subject-blocks.ts';
import { limits } from '../../functions/limits.ts';
import { familyHash, personHash, subjectHash } from '../../functions/model/person-hash.ts';
import { type BlockPlace, bucketBitsOf, bucketOf, entryBytes, type IdentifierKind, placesIn } from '../../functions/model/subject-index.ts';
import { blockRows } from '../../functions/persons/block-rows.ts';
import type { Bucket } from '../../functions/persons/subject-blocks.port.ts';
import { testPersonKey as person } from '../fakes/ingest-fakes.ts';
import { parquetOf } from '../fakes/parquet.ts';

const keys = { person, subject: Buffer.from('a key of the index, of more than two hundred and fifty-six bits') };
const hashOf = (nik: string) => subjectHash(keys.subject, personHash(person, nik));
const ofFamily = (kk: string) => subjectHash(keys.subject, familyHash(person, kk));
const directory = mkdtempSync(join(tmpdir(), 'blocks-'));
afterAll(() => rmSync(directory, { recursive: true }));

const fields = [
  { name: 'nik', type: 'string', format: 'nik' },
  { name: 'kk', type: 'string', format: 'kk' },
  { name: 'nominal', type: 'number' },
  { name: 'catatan', type: 'string' },
] as const;
const people = 1_500;
const nikOf = (person: number) => `36710141019${String(10_000 + person).slice(1)}9`;
const kkOf = (person: number) => `36710101012${String(10_000 + Math.floor(person / 3)).slice(1)}8`;

function placesOf(buckets: readonly Bucket[], kind: IdentifierKind, hash: string, bits: number): BlockPlace[] {
  const number = bucketOf(Buffer.from(hash, 'hex'), bits);
  const bucket = buckets.find((one) => one.kind === kind && one.number === number);
  return bucket ? placesIn(bucket.entries, hash) : [];
}

function find(buckets: readonly Bucket[], file: Uint8Array, kind: IdentifierKind, hash: string, bits: number) {
  return placesOf(buckets, kind, hash, bits).flatMap(({ offset, bytes }) => blockRows(file.subarray(offset, offset + bytes)));
}

test('every row of every part comes back by its person and by its family, cell for cell; no row that names nobody, and none of a stranger', async () => {
  const rows = Array.from({ length: people }, (_, person) => ({
    nik: nikOf(person),
    kk: kkOf(person),
    nominal: `${person}.50`,
    catatan: `baris "${person}"\n,\u00e9`,
  }));
  const [first, second] = [join(directory, 'a.parquet'), join(directory, 'b.parquet')];
  const sql = (all: typeof rows) =>
    `SELECT * FROM (VALUES ${all.map((row) => `('${row.nik}', '${row.kk}', ${row.nominal}::DECIMAL(8,2), '${row.catatan}')`).join(', ')}) AS t(nik, kk, nominal, catatan)`;
  writeFileSync(first, await parquetOf(sql(rows.slice(0, 1_000))));
  writeFileSync(second, await parquetOf(`${sql(rows.slice(1_000))} UNION ALL SELECT NULL, NULL, 1.00, 'siapa pun'`));
  const bits = bucketBitsOf(people + 1);
  const target = join(directory, 'out', 'rows.blocks');
  const parts = [
    { path: first, period: '2026-Q1', rows: 1_000 },
    { path: second, period: '2026-Q2', rows: people + 1 - 1_000 },
  ];
  const buckets = await duckdbSubjectBlocks(200).write({ parts, fields, columns: { nik: 'nik', kk: 'kk' }, bits }, keys, target);
  const file = readFileSync(target);

  for (const [person, row] of rows.entries()) {
    const own = find(buckets, file, 'nik', hashOf(row.nik), bits).filter(({ cells }) => cells.nik === row.nik);
    const cells = { ...row, nominal: `${person}.5` };
    expect(own).toEqual([{ period: person < 1_000 ? '2026-Q1' : '2026-Q2', cells }]);
    const family = find(buckets, file, 'kk', ofFamily(row.kk), bits).filter((one) => one.cells.kk === row.kk);
    expect(new Set(family.map((one) => one.cells.nik))).toEqual(new Set(rows.filter(({ kk }) => kk === row.kk).map(({ nik }) => nik)));
  }
  // Their blocks are the whole file, so nothing else stands in it.
  const places = rows.flatMap(({ nik }) => placesOf(buckets, 'nik', hashOf(nik), bits));
  const blocks = [...new Map(places.map((place) => [place.offset, place])).values()];
  const aligned = blocks.map(({ bytes }) => Math.ceil(bytes / limits.blockAlignment) * limits.blockAlignment);
  expect(aligned.reduce((sum, bytes) => sum + bytes, 0)).toBe(file.length);
  const told = blocks.flatMap(({ offset, bytes }) => blockRows(file.subarray(offset, offset + bytes)));
  expect(told.map(({ cells }) => cells.nik).sort()).toEqual(rows.map(({ nik }) => nik).sort());
  expect(find(buckets, file, 'nik', hashOf(nikOf(people)), bits).filter(({ cells }) => cells.nik === nikOf(people))).toEqual([]);
  expect(buckets.every(({ entries }) => entries.length / entryBytes <= limits.rowsPerBucket * 2)).toBe(true);
}, 60_000);

test('where somebody has rows in very many blocks, they stand together: a look reads few', async () => {
  const rows = 64 * (limits.maxBlocksOfSubject + 2);
  // One in a block's length is of the same person, whose number stands for "unknown".
  const parquet = join(directory, 'often.parquet');
  const number = `'36710141019' || lpad(CAST(CASE WHEN i % 64 = 0 THEN 9999 ELSE i END AS VARCHAR), 4, '0') || '9'`;
  writeFileSync(
    parquet,
    await parquetOf(
      `SELECT ${number} AS nik, NULL::VARCHAR AS kk, 1.5::DECIMAL(8,2) AS nominal, 'baris ' || i AS catatan FROM range(${rows}) AS t(i)`,
    ),
  );
  const bits = bucketBitsOf(rows);
  const target = join(directory, 'often', 'rows.blocks');
  const parts = [{ path: parquet, period: '2026-Q3', rows }];
  const buckets = await duckdbSubjectBlocks(200).write({ parts, fields, columns: { nik: 'nik' }, bits }, keys, target);
  const often = hashOf('3671014101999999');
  expect(placesOf(buckets, 'nik', often, bits).length).toBeLessThanOrEqual(3);
  const found = find(buckets, readFileSync(target), 'nik', often, bits).filter(({ cells }) => cells.nik === '3671014101999999');
  expect(found.length).toBe(Math.ceil(rows / 64));
  expect(new Set(found.map(({ period }) => period))).toEqual(new Set(['2026-Q3']));
}, 60_000);

test('a block of the first format is read as it was written', () => {
  const block = zstdCompressSync('2026\t,"nik":"3671014101900019","catatan":"a\\nb"\nall\t,"nik":"3671014101900029"');
  expect(blockRows(block)).toEqual([
    { period: '2026', cells: { nik: '3671014101900019', catatan: 'a\nb' } },
    { period: 'all', cells: { nik: '3671014101900029' } },
  ]);
});

test('of a block those lines alone are taken apart that hold a number asked for, wherever it stands', () => {
  const rows = Array.from({ length: 9 }, (_, place) => [
    `36710141019000${place}9`,
    place === 4 ? null : 'a\nb',
    `ibu 36710141019000${(place + 3) % 9}9`,
  ]);
  const named = zstdCompressSync(['["nik","catatan","ibu"]', ...rows.map((row) => `2026\t${JSON.stringify(row)}`)].join('\n'));
  const first = zstdCompressSync(rows.map(([number, , mother]) => `all\t,"nik":"${number}","ibu":"${mother}"`).join('\n'));
  for (const block of [named, first]) {
    const all = blockRows(block);
    for (let asked = 0; asked < 2 ** rows.length; asked += 1) {
      const numbers = rows.flatMap(([number], place) => ((asked >> place) % 2 === 1 ? [`${number}`] : []));
      const meant = all.filter((row) => numbers.some((number) => JSON.stringify(row).includes(number)));
      expect(blockRows(block, numbers)).toEqual(meant);
    }
  }
});
