import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { duckdbBirthFile } from '../../functions/duckdb/birth-file.ts';
import { limits } from '../../functions/limits.ts';
import { recordBytes } from '../../functions/model/birth-index.ts';
import { birthHash, personHash } from '../../functions/model/person-hash.ts';
import { findBirths } from '../../functions/persons/find-births.ts';
import { testPersonKey as key } from '../fakes/ingest-fakes.ts';
import { parquetOf } from '../fakes/parquet.ts';

const directory = mkdtempSync(join(tmpdir(), 'births-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** People `0` to before `people`, three of each birth date in each of four kelurahan; `born` and `place` are SQL of `i`. */
async function indexed(people: number, born: string, place: string) {
  const path = join(directory, 'part.parquet');
  const target = join(directory, 'births.records');
  writeFileSync(
    path,
    await parquetOf(`SELECT printf('367101%010d', i) AS nik, ${born} AS lahir, ${place} AS kelurahan FROM range(${people}) t(i)`),
  );
  const columns = { nik: 'nik', birthDate: 'lahir', kelurahan: 'kelurahan' };
  const records = await duckdbBirthFile(200).write([{ path }], columns, key, target);
  const file = readFileSync(target);
  const read: number[] = [];
  const blocks = {
    async read(_key: string, _versionId: string, { offset, bytes }: { offset: number; bytes: number }) {
      read.push(bytes);
      expect(offset + bytes).toBeLessThanOrEqual(file.length);
      return file.subarray(offset, offset + bytes);
    },
  };
  const index = { datasetId: 'register', uploadId: 'u', columns, records, object: { key: 'k', versionId: 'v' } };
  return { records, read, find: (date: string, kelurahan: string) => findBirths(blocks, index, birthHash(key, date, kelurahan)) };
}

const nikOf = (person: number) => `367101${String(person).padStart(10, '0')}`;

test('everybody is found by the day of their birth and their kelurahan, however it is written, in one small piece of the index', async () => {
  const people = 30_000;
  const { records, read, find } = await indexed(people, `DATE '1950-01-01' + CAST(i // 3 AS INTEGER)`, `'Kel. Tanah-Tinggi'`);
  expect(records).toBe(people);
  for (let person = 0; person < people; person += 997) {
    const day = new Date(Date.UTC(1950, 0, 1 + Math.floor(person / 3))).toISOString().slice(0, 10);
    const three = [0, 1, 2].map((place) => personHash(key, nikOf(Math.floor(person / 3) * 3 + place)));
    expect((await find(day, 'KEL TANAH TINGGI')).sort()).toEqual(three.sort());
    expect(await find(day, 'Benda')).toEqual([]);
  }
  expect(Math.max(...read)).toBeLessThan((people * recordBytes) / 10);
});

test('a day that everybody is given is cut once there are more than can be compared', async () => {
  const { find } = await indexed(5_000, `DATE '1970-01-01'`, `'Benda'`);
  expect(await find('1970-01-01', 'Benda')).toHaveLength(limits.maxSearchCandidates + 1);
});

test('whoever has no day of birth, or no kelurahan, is in no index', async () => {
  const { records, find } = await indexed(
    6,
    `CASE WHEN i < 2 THEN NULL ELSE DATE '1970-01-01' END`,
    `CASE WHEN i > 4 THEN NULL ELSE 'Benda' END`,
  );
  expect(records).toBe(3);
  expect((await find('1970-01-01', 'Benda')).sort()).toEqual([2, 3, 4].map((person) => personHash(key, nikOf(person))).sort());
});
