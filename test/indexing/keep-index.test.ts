import { expect, test } from 'vitest';
import { duckdbSubjectBlocks } from '../../functions/duckdb/subject-blocks.ts';
import { keepIndex } from '../../functions/indexing/keep-index.ts';
import type { DeliverySubjects } from '../../functions/model/subject-index.ts';
import { noon } from '../fakes/ingest-fakes.ts';
import { personsCity, resident } from '../persons/persons-city.ts';
import { tried } from '../product-size.ts';

const people = tried(12, 100);
const nikOf = (person: number) => `36710141019${String(10_000 + person).slice(1)}9`;
const fields = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'nominal', title: 'Nominal', type: 'integer' },
] as const;
const opdIds = ['dinsos'];
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

/** Everybody has a row in each period of each dataset, whose amount names them, the dataset and the period. */
const amountOf = (person: number, datasetId: string, period: string) => `${person + 1}${datasetId.length}${period.slice(-2)}`;
const datasets = { bansos: ['2026-01', '2026-02'], pajak: ['2026-01'] } as const;

async function indexedCity() {
  const city = personsCity();
  for (const [datasetId, periods] of Object.entries(datasets)) {
    for (const period of periods) {
      const rows = Array.from({ length: people }, (_, person) => `${nikOf(person)},${amountOf(person, datasetId, period)}`);
      await city.publish({ datasetId, opdId: 'dinsos', fields, period, content: `NIK,Nominal\n${rows.join('\n')}\n` });
    }
    await city.appear(datasetId);
  }
  for (let person = 0; person < people; person += 1) await city.bind(`warga-${person}`, nikOf(person));
  const removed: string[] = [];
  const failures: unknown[] = [];
  const clock = { now: noon };
  const ports = {
    ...city,
    blocks: duckdbSubjectBlocks(200),
    objects: { remove: async (prefix: string) => removed.push(prefix) },
    now: () => clock.now,
    failed: (_datasetId: string, error: unknown) => void failures.push(error),
  };
  return { city, ports, removed, failures, clock };
}

type City = Awaited<ReturnType<typeof indexedCity>>['city'];

/** Each person's own profile: exactly their rows, and nothing left out. */
async function everybodyFindsTheirs(city: City): Promise<void> {
  for (let person = 0; person < people; person += 1) {
    const { status, body } = await city.ask({ operation: 'getMyProfile' }, resident(`warga-${person}`));
    const found = body.sections.flatMap((section: { datasetId: string; rows: { period: string; cells: { nominal: string } }[] }) =>
      section.rows.map(({ period, cells }) => `${section.datasetId} ${period} ${cells.nominal}`),
    );
    const expected = Object.entries(datasets).flatMap(([id, periods]) => periods.map((at) => `${id} ${at} ${amountOf(person, id, at)}`));
    expect([status, found.sort(), body.notices.filter((notice: string) => notice.includes('belum dapat dicari'))]).toEqual([
      200,
      expected.sort(),
      [],
    ]);
  }
}

test('while the key is replaced each person finds exactly their rows, at every step; then what the old key found is gone', async () => {
  const { city, ports, clock, removed } = await indexedCity();
  const deliveries = () => [...city.subjects.deliveries.values()];
  const before = city.subjects.buckets.size;
  await everybodyFindsTheirs(city);
  const version = city.subjectKeys.renew();
  await everybodyFindsTheirs(city);

  // A delivery a run: what is done between two runs is what readers meet half-way.
  for (const indexed of [1, 2, 3]) {
    let turns = 2;
    const one = { ...ports, remainingMilliseconds: () => (--turns > 0 ? 900_000 : 0) };
    turns = 2;
    const done = await keepIndex(one, opdIds);
    expect(done).toMatchObject({ indexed: 1, left: 3 - indexed, swept: 0 });
    expect(deliveries().filter(({ made }) => made?.keyVersion === version)).toHaveLength(indexed);
    await everybodyFindsTheirs(city);
  }
  // A reader who began before is done before the old buckets go.
  expect(await keepIndex(ports, opdIds)).toEqual({ indexed: 0, left: 0, swept: 0, items: 0 });
  expect(city.subjects.buckets.size).toBe(2 * before);
  clock.now = later(61);
  expect(await keepIndex(ports, opdIds)).toMatchObject({ indexed: 0, left: 0, swept: 3, items: before });
  expect(city.subjects.buckets.size).toBe(before);
  expect(removed).toHaveLength(3);
  city.subjectKeys.dropOld();
  await everybodyFindsTheirs(city);
});

test('a second key before the first has come everywhere, and an old one that is kept no more, lose nobody once the index was kept', async () => {
  const { city, ports } = await indexedCity();
  city.subjectKeys.renew();
  await keepIndex({ ...ports, remainingMilliseconds: () => 0 }, opdIds);
  city.subjectKeys.renew();
  city.subjectKeys.dropOld();
  const { body } = await city.ask({ operation: 'getMyProfile' }, resident('warga-0'));
  // Nothing is passed over in silence.
  expect(body.notices.filter((notice: string) => notice.includes('belum dapat dicari'))).toHaveLength(2);
  await keepIndex(ports, opdIds);
  await everybodyFindsTheirs(city);
});

test.each([
  ['no index at all', () => undefined],
  ['an index of the first format', ({ made: _made, ...first }: DeliverySubjects) => first],
])('a version published with %s is indexed, and the profile says no more that it can’t be searched', async (_what, asBefore) => {
  const { city, ports, clock } = await indexedCity();
  for (const [name, subjects] of city.subjects.deliveries) {
    const before = asBefore(subjects);
    if (before) city.subjects.deliveries.set(name, before);
    else city.subjects.deliveries.delete(name);
  }
  city.subjects.runs.clear();
  expect(await keepIndex(ports, opdIds)).toMatchObject({ indexed: 3, left: 0 });
  await everybodyFindsTheirs(city);
  expect(await keepIndex(ports, opdIds)).toMatchObject({ indexed: 0 });
  clock.now = later(61);
  await keepIndex(ports, opdIds);
  await everybodyFindsTheirs(city);
});

test('an index under way, and one that was published meanwhile, are swept by no run; what a crash left is, after an hour', async () => {
  const { city, ports, clock } = await indexedCity();
  const [standing] = city.subjects.deliveries.values();
  if (!standing) throw new Error('nothing is indexed');
  const crashed = { ...standing, run: 'crashed', begunAt: noon.toISOString() };
  const { made: _made, blocks: _blocks, ...run } = { ...crashed };
  await city.subjects.begin(run);
  const bucket = { kind: 'nik', number: 0, entries: new Uint8Array(12) } as const;
  const made = { format: 2, run: 'crashed', keyVersion: 'v1', at: noon.toISOString() } as const;
  expect(await city.subjects.put({ ...standing, made }, [bucket])).toBe('stale');
  const size = city.subjects.buckets.size;

  clock.now = later(59);
  expect(await keepIndex(ports, opdIds)).toMatchObject({ swept: 0 });
  expect(city.subjects.buckets.size).toBe(size);
  clock.now = later(61);
  expect(await keepIndex(ports, opdIds)).toMatchObject({ swept: 1, items: 1 });
  await everybodyFindsTheirs(city);
});

test.each(['returned', 'rejected', 'cancelled'] as const)(
  'the index of a delivery that was %s goes, an hour after; not of one that a version names',
  async (state) => {
    const { city, ports, clock } = await indexedCity();
    const rows = [`${nikOf(0)},999`];
    await city.publish({ datasetId: 'titipan', opdId: 'dinsos', fields, period: '2026-01', content: `NIK,Nominal\n${rows.join('\n')}\n` });
    const [upload] = (await city.uploads.list('titipan', 10)).items;
    const dataset = await city.datasets.get('titipan');
    if (!upload || !dataset) throw new Error('nothing was published');
    // It says that it ended, and yet a version names it: the version is right.
    city.uploads.put({ ...upload, state, at: { ...upload.at, [state]: noon.toISOString() } });
    clock.now = later(61);
    expect(await keepIndex(ports, opdIds)).toMatchObject({ swept: 0 });
    const { current: _current, ...draft } = dataset;
    city.datasets.put({ ...draft, state: 'draft', revision: dataset.revision + 1 });
    clock.now = later(59);
    expect(await keepIndex(ports, opdIds)).toMatchObject({ swept: 0 });
    clock.now = later(61);
    expect(await keepIndex(ports, opdIds)).toMatchObject({ swept: 1 });
    expect([...city.subjects.deliveries.values()].filter(({ datasetId }) => datasetId === 'titipan')).toEqual([]);
    await everybodyFindsTheirs(city);
  },
);

test('a fault at one dataset holds up no other, and fails the run; its data are as they were', async () => {
  const { city, ports, failures } = await indexedCity();
  city.subjectKeys.renew();
  const failing = {
    ...ports,
    standards: {
      ...city.standards,
      get: async (id: string, n: number) => (id === 'bansos' ? Promise.reject(new Error('kaput')) : city.standards.get(id, n)),
    },
  };
  await expect(keepIndex(failing, opdIds)).rejects.toThrow('1 datasets');
  expect(failures).toHaveLength(1);
  await everybodyFindsTheirs(city);
  expect(await keepIndex(ports, opdIds)).toMatchObject({ indexed: 2 });
});

test('two runs at once index each delivery once for readers, and what the slower one wrote is swept', async () => {
  const { city, ports, clock } = await indexedCity();
  city.subjectKeys.renew();
  const [one, other] = await Promise.all([keepIndex(ports, opdIds), keepIndex(ports, opdIds)]);
  expect(one.indexed + other.indexed).toBe(3);
  await everybodyFindsTheirs(city);
  clock.now = later(61);
  await keepIndex(ports, opdIds);
  expect([...city.subjects.runs.values()].map(({ run }) => run).sort()).toEqual(
    [...city.subjects.deliveries.values()].map(({ made }) => made?.run).sort(),
  );
  expect(city.subjects.buckets.size).toBe(3);
  await everybodyFindsTheirs(city);
});
