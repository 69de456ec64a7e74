import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import { catalogOperations } from '../../functions/catalog/operations.ts';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import { lambdaContext, proxyEvent } from '../fakes/gateway-events.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryReadCounts } from '../fakes/memory-read-counts.ts';
import { type PrincipalName, principalOf } from '../fakes/principals.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';
import { serveKept } from '../fakes/serve-kept.ts';

const now = new Date('2026-12-01T05:00:00Z');
const countedAt = '2026-12-01T02:00:00.000Z';
const datasets = [
  sampleDataset(),
  sampleDataset({ datasetId: 'constructor', title: 'Constructor' }),
  sampleDataset({ datasetId: 'baru', title: 'Baru' }),
  closedDataset(),
];

async function city(...stored: typeof datasets) {
  const store = memoryDatasets(...stored);
  const index = memoryCatalogIndex();
  await rebuildIndex({ datasets: store, index, opdIds: ['dinkes', 'disdukcapil'], now: () => now });
  const counts = memoryReadCounts();
  const ports = { city: sampleCity, datasets: store, index, counts, publicUrl: 'https://data.example.id', cityCodes: async () => [] };
  const handler = serveKept<'catalog'>(catalogOperations(ports), { now: () => now });
  const ask = async (query: Readonly<Record<string, string>> = {}, who: PrincipalName = 'anonymous') => {
    const principal = principalOf(who);
    const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
    const asked = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
    const answer = await handler(proxyEvent({ operation: 'listReads', query: asked }, context), lambdaContext);
    return { status: answer.statusCode, text: answer.body, body: JSON.parse(answer.body), headers: answer.headers ?? {} };
  };
  return { store, counts, ask };
}

const dayOf = (day: string) => ({
  day,
  countedAt,
  unreadLines: 2,
  // What was open when it was counted: `ditutup` is not any more, and `register-penduduk` never was, whatever stands here.
  datasets: [
    { datasetId: 'puskesmas', page: 12, data: 3 },
    { datasetId: 'constructor', page: 1, data: 0 },
    { datasetId: 'register-penduduk', page: 7, data: 7 },
    { datasetId: 'ditutup', page: 9, data: 9 },
  ],
});

async function counted() {
  const made = await city(...datasets);
  for (const day of ['2026-11-28', '2026-11-29']) await made.counts.putDay(dayOf(day));
  await made.counts.putRecent({ until: '2026-11-29', days: 2, datasets: [] });
  return made;
}

describe('listReads', () => {
  test('tells the newest day’s reads of each open dataset that was counted, by title, and a count of 1 as it is', async () => {
    const { ask } = await counted();
    expect(await ask()).toMatchObject({
      status: 200,
      body: {
        counted: { day: '2026-11-29', at: countedAt, unreadLines: 2 },
        items: [
          { datasetId: 'constructor', title: 'Constructor', opdId: 'dinkes', pages: 1, data: 0 },
          { datasetId: 'puskesmas', title: 'Puskesmas', opdId: 'dinkes', pages: 12, data: 3 },
        ],
        total: 2,
      },
    });
  });

  test('tells another day where it was counted, and says of one that was not that it was not', async () => {
    const { ask } = await counted();
    expect((await ask({ day: '2026-11-28' })).body.counted.day).toBe('2026-11-28');
    expect((await ask({ day: '2026-11-27' })).body).toEqual({ items: [], total: 0 });
    expect((await ask({ day: 'kemarin' })).status).toBe(400);
  });

  test('a city that does not count tells nothing, and no zeros', async () => {
    const { ask } = await city(...datasets);
    expect((await ask()).body).toEqual({ items: [], total: 0 });
  });

  test('comes page by page to its end', async () => {
    const { ask } = await counted();
    const first = (await ask({ limit: '1' })).body;
    expect(first.items.map(({ datasetId }: { datasetId: string }) => datasetId)).toEqual(['constructor']);
    const second = (await ask({ limit: '1', cursor: first.next })).body;
    expect(second.items.map(({ datasetId }: { datasetId: string }) => datasetId)).toEqual(['puskesmas']);
    expect(second.next).toBeUndefined();
    expect((await ask({ cursor: 'AAAA' })).status).toBe(400);
  });

  test('a dataset that is tightened is gone at once, before the index or the next count knows of it', async () => {
    const { store, ask } = await counted();
    await store.hide('puskesmas', 4);
    expect((await ask()).text).not.toContain('puskesmas');
  });

  test.each([
    ['never existed', undefined],
    ['is closed', closedDataset()],
    ['is a draft', closedDataset({ access: 'open', state: 'draft' })],
    ['is held', closedDataset({ access: 'open', hold: { at: countedAt, by: 'head', reason: 'x' } })],
    ['is limited', closedDataset({ access: 'limited', sharing: 'government' })],
    ['is withdrawn', closedDataset({ access: 'open', state: 'withdrawn' })],
  ])(
    'one that %s, though it was counted, changes no byte of what anybody is told, its owner and the walidata among them',
    async (_how, dataset) => {
      const texts = async (...stored: typeof datasets) => {
        const { counts, ask } = await city(...stored);
        await counts.putDay(dayOf('2026-11-29'));
        return Promise.all(
          (['anonymous', 'operator', 'steward'] as const).map(async (who) => (await ask({ day: '2026-11-29' }, who)).text),
        );
      };
      const [anyone, ...others] = await texts(sampleDataset());
      expect(await texts(sampleDataset(), ...(dataset ? [dataset] : []))).toEqual([anyone, ...others]);
      expect(others).toEqual([anyone, anyone]);
      expect(anyone).not.toContain('register-penduduk');
    },
  );

  test('may be kept at the edge for whoever comes without a token, and for nobody else', async () => {
    const { ask } = await counted();
    expect((await ask()).headers['Cache-Control']).toContain('s-maxage');
    expect((await ask({}, 'steward')).headers['Cache-Control'] ?? 'no-store').toContain('no-store');
  });
});
