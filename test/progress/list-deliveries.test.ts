import { describe, expect, test } from 'vitest';
import { seeded } from '../../demo/random.ts';
import type { AnswerBody } from '../../functions/http/answer.ts';
import type { Call } from '../../functions/http/call.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import type { Upload, UploadState } from '../../functions/model/upload.ts';
import { countOpd } from '../../functions/progress/count-opd.ts';
import { listDeliveries } from '../../functions/progress/list-deliveries.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';

const now = new Date('2026-11-24T05:00:00Z');
const account = (...kinds: Extract<Principal, { type: 'account' }>['kinds']): Principal => ({
  type: 'account',
  sub: 's',
  name: 'S',
  kinds,
});
const steward = account({ kind: 'steward' });
const states = ['waiting', 'checking', 'rejected', 'in-review', 'published', 'returned', 'cancelled'] as const;

function upload(datasetId: string, state: UploadState): Upload {
  const of = { datasetId, uploadId: '01JB0000000000000000000000', opdId: 'dinkes', fileName: 'a.csv', size: 1, mode: 'periods' } as const;
  return { ...of, state, key: 'small/x', startedBy: 'clerk', message: '', at: { waiting: '2026-11-20T00:00:00.000Z' } };
}

function ask(principal: Principal, opdId = 'dinkes'): Call<'listDeliveries'> {
  const nothing = { query: {}, body: undefined, accept: '', ifMatch: undefined, requestId: 'r' };
  return { operation: 'listDeliveries', principal, params: { opdId }, now, ...nothing };
}

/** Datasets of every level and state, due and overdue by chance, with uploads in every state. */
function anOpd(seed: number): { readonly datasets: readonly Dataset[]; readonly newest: ReadonlyMap<string, Upload> } {
  const random = seeded(seed);
  const datasets = Array.from({ length: 30 }, (_, place) => {
    const datasetId = `data-${place}`;
    const nextDue = new Date(now.getTime() + (random.below(80) - 40) * dayMilliseconds).toISOString();
    const state = random.pick(['published', 'published', 'draft', 'withdrawn'] as const);
    const dataset = random.chance(0.3)
      ? closedDataset({ datasetId, opdId: 'dinkes', nextDue, state })
      : sampleDataset({ datasetId, nextDue, state });
    const { current, ...undelivered } = dataset;
    return state === 'draft' ? undelivered : dataset;
  });
  const uploaded = datasets.filter(() => random.chance(0.7));
  return { datasets, newest: new Map(uploaded.map(({ datasetId }) => [datasetId, upload(datasetId, random.pick(states))])) };
}

function operationOf({ datasets, newest }: ReturnType<typeof anOpd>) {
  const list = async (datasetId: string) => ({ items: [newest.get(datasetId) ?? []].flat() });
  return listDeliveries({ city: sampleCity, datasets: memoryDatasets(...datasets), uploads: { list } });
}

async function answered(opd: ReturnType<typeof anOpd>, principal: Principal): Promise<AnswerBody<'listDeliveries'>> {
  const answer = await operationOf(opd)(ask(principal));
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
  return answer.body;
}

describe('listDeliveries', () => {
  test('adds up to the board’s counts of the OPD, whatever its datasets are', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const opd = anOpd(seed);
      const { items, unseen } = await answered(opd, steward);
      const counted = countOpd(
        'dinkes',
        opd.datasets.map((dataset) => ({ dataset, newestUpload: opd.newest.get(dataset.datasetId) })),
        now,
      );
      const sums = {
        planned: items.length,
        late: items.filter(({ isLate }) => isLate).length,
        rejected: items.filter(({ needsCorrection }) => needsCorrection).length,
        missing: items.filter(({ isMissing }) => isMissing).length,
        rows: items.reduce((sum, { current }) => sum + (current?.rows ?? 0), 0),
      };
      expect(counted).toMatchObject(sums);
      expect(unseen).toBe(0);
      expect(items.map(({ isLate, daysLate }) => (isLate ? daysLate : -1))).toEqual(
        items.map(({ isLate, daysLate }) => (isLate ? daysLate : -1)).toSorted((one, other) => other - one),
      );
    }
  });

  test('an overseer reads no name that is not theirs to see, and how many there are', async () => {
    const opd = anOpd(7);
    const all = await answered(opd, steward);
    const seen = await answered(opd, account({ kind: 'overseer' }));
    expect(seen.items.filter(({ access }) => access === 'closed')).toEqual([]);
    expect(seen.items.length + seen.unseen).toBe(all.items.length);
    expect(seen.unseen).toBeGreaterThan(0);
  });

  test('is for the OPD’s own people, the steward and overseers', async () => {
    const operation = operationOf(anOpd(1));
    expect(await operation(ask(anonymous))).toMatchObject({ status: 401 });
    expect(await operation(ask(account({ kind: 'operator', opdId: 'disdukcapil' })))).toMatchObject({ status: 403 });
    expect(await operation(ask(account({ kind: 'operator', opdId: 'dinkes' })))).toMatchObject({ status: 200 });
    expect(await operation(ask(steward, 'tidak-ada'))).toMatchObject({ status: 404 });
  });
});
