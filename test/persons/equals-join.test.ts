import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../functions/duckdb/instance.ts';
import { type ProfilePorts, profileOf } from '../../functions/persons/profile-of.ts';
import { appearing } from '../../functions/persons/sources.ts';
import { restoreManifest } from '../../functions/versions/restore.ts';
import { noon, testPersonKey } from '../fakes/ingest-fakes.ts';
import { seeded } from '../faults/schedules.ts';
import { tried } from '../product-size.ts';
import { personsCity } from './persons-city.ts';

const directory = mkdtempSync(join(tmpdir(), 'join-'));
afterAll(() => rmSync(directory, { recursive: true }));

const people = tried(150, 1_000);
const steps = tried(8, 40);
const nikOf = (person: number) =>
  `36710${1 + (person % 9)}${String(10 + (person % 18))}0${1 + (person % 9)}${String(50 + (person % 40))}${String(1_000 + person)}`;
const fields = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'nominal', title: 'Nominal', type: 'integer' },
  { name: 'catatan', title: 'Catatan', type: 'string' },
] as const;
const datasetIds = ['bantuan-a', 'bantuan-b', 'pajak'];
const periods = ['2026-01', '2026-02', '2026-03'];

/** What stands: of each dataset the file of each period, as its clerk sent it. */
type Standing = ReadonlyMap<string, string>;

/** What DuckDB alone finds about a person in the raw files that stand: by dataset, rows as texts, in order. */
async function joined(standing: ReadonlyMap<string, Standing>): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const database = await openDatabase(directory, [], 200);
  try {
    for (const [datasetId, files] of standing) {
      for (const [period, content] of files) {
        const path = join(directory, 'raw.csv');
        writeFileSync(path, content);
        const rows = await database.rows(`SELECT NIK, Nominal, Catatan FROM read_csv('${path}', all_varchar = true, header = true)`);
        for (const [nik, nominal, catatan] of rows) {
          const name = `${String(nik)}/${datasetId}`;
          found.set(name, [...(found.get(name) ?? []), [period, nominal, catatan].join('|')].sort());
        }
      }
    }
    return found;
  } finally {
    database.close();
  }
}

test('after replacing, restoring, withdrawing and publishing again at random each profile is what a join over the raw files finds', {
  timeout: 600_000,
}, async () => {
  const random = seeded(2026);
  const city = personsCity();
  const ports: ProfilePorts = city;
  const standing = new Map<string, Standing>();
  const past = new Map<string, Map<number, Standing>>();
  const below = (most: number) => Math.floor(random() * most);
  const remember = async (datasetId: string, files: Standing) => {
    standing.set(datasetId, files);
    const { current } = (await city.datasets.get(datasetId)) ?? {};
    past.set(datasetId, (past.get(datasetId) ?? new Map<number, Standing>()).set(current?.n ?? 0, files));
  };
  const publish = async (datasetId: string) => {
    if ((await city.datasets.get(datasetId))?.state === 'withdrawn') await hide(datasetId);
    const period = periods[below(periods.length)] ?? '';
    const rows = Array.from({ length: 20 + below(people) }, () => `${nikOf(below(people))},${below(1_000_000)},baris ${below(1_000)}`);
    const content = `NIK,Nominal,Catatan\n${rows.join('\n')}\n`;
    await city.publish({ datasetId, opdId: 'dinsos', fields, content, period });
    await remember(datasetId, new Map([...(standing.get(datasetId) ?? []), [period, content]]));
  };
  const restore = async (datasetId: string) => {
    const dataset = await city.datasets.get(datasetId);
    const versions = [...(past.get(datasetId) ?? [])];
    const [n, files] = versions[below(versions.length)] ?? [];
    const source = (await city.manifests.list(datasetId, n ?? 0, 1))[0];
    if (!dataset || !source || !files) throw new Error('nothing to restore');
    await restoreManifest(
      city,
      dataset,
      { source, reason: 'uji', by: 'walidata', actId: `01K6${String(below(1e9)).padStart(22, '0')}` },
      noon,
    );
    await remember(datasetId, files);
  };
  async function hide(datasetId: string): Promise<void> {
    const dataset = await city.datasets.get(datasetId);
    if (dataset)
      city.datasets.put({ ...dataset, state: dataset.state === 'withdrawn' ? 'published' : 'withdrawn', revision: dataset.revision + 1 });
  }
  for (const datasetId of datasetIds) {
    await publish(datasetId);
    await city.appear(datasetId);
  }
  for (let step = 0; step < steps; step += 1) {
    const act = [publish, publish, publish, restore, restore, hide][below(6)] ?? publish;
    await act(datasetIds[below(datasetIds.length)] ?? '');
  }

  const seen = await appearing(city, await city.profiles.list());
  const visible = new Set(seen.map(({ dataset }) => dataset.datasetId));
  const expected = await joined(new Map([...standing].filter(([datasetId]) => visible.has(datasetId))));
  let rows = 0;
  for (let person = 0; person < people; person += 1) {
    const asked = { person: city.hashOf(nikOf(person)), datasets: seen, all: seen, use: 'self', withFamily: false } as const;
    const { profile } = await profileOf(ports, testPersonKey, asked, async () => [], noon);
    for (const datasetId of datasetIds) {
      const section = profile.sections.find((one) => one.datasetId === datasetId);
      const told = (section?.rows ?? []).map(({ period, cells }) => [period, cells.nominal, cells.catatan].join('|')).sort();
      expect([nikOf(person), datasetId, told]).toEqual([nikOf(person), datasetId, expected.get(`${nikOf(person)}/${datasetId}`) ?? []]);
      rows += told.length;
    }
  }
  console.log(`${people} people, ${rows} rows of ${visible.size} datasets after ${steps} steps: equal`);
  expect(rows).toBeGreaterThan(people / 2);
});
