import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { destructionSchema } from '../../functions/model/destruction.ts';
import { retain } from '../../functions/retention/retain.ts';
import { datasetOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { faulty } from '../faults/faulty.ts';
import { datasetId, everything, holding, kept, opdIds, over, processing, type RetentionFakes, retentionFakes } from './retention-fakes.ts';

const other = `${datasetId}-2`;
const hour = 60 * 60 * 1000;
const later = (milliseconds: number) => new Date(over.getTime() + milliseconds);
const nothingDone = { told: 0, destroyed: 0, waiting: 0, objectVersions: 0 };

describe('before the end', () => {
  const soon = new Date('2026-12-10T00:00:00.000Z');

  test('the head is told once, and again about another date; nothing goes', async () => {
    const fakes = await retentionFakes();
    const before = await everything(fakes, datasetId);
    const ports = { ...fakes, now: () => soon };
    expect(await retain(ports, opdIds, 'run')).toEqual({ ...nothingDone, told: 1 });
    expect(await retain(ports, opdIds, 'run')).toEqual(nothingDone);
    expect(fakes.outbox.all()).toMatchObject([{ to: { opdId: 'dinas-sosial', role: 'head' }, about: datasetId, at: soon.toISOString() }]);
    expect(fakes.outbox.all()[0]?.text).toContain('31 Desember 2026');
    expect(await everything(fakes, datasetId)).toEqual(before);
    const dataset = await fakes.datasets.get(datasetId);
    if (dataset) await fakes.datasets.replace({ ...dataset, processing: { ...processing, retentionUntil: '2027-01-05' }, revision: 2 });
    expect(await retain(ports, opdIds, 'run')).toEqual({ ...nothingDone, told: 1 });
  });

  test('nobody is told of what is kept for longer', async () => {
    const fakes = await retentionFakes();
    expect(await retain({ ...fakes, now: () => new Date('2026-12-01T00:00:00.000Z') }, opdIds, 'run')).toEqual(nothingDone);
    expect(fakes.outbox.all()).toEqual([]);
  });
});

describe('at the end', () => {
  test('all versions of all that may hold cells are gone, with minutes; what holds none stays', async () => {
    const fakes = await retentionFakes({ access: 'open', sharing: undefined, oncePublic: true });
    const done = await retain(fakes, opdIds, 'run-1');
    const goneVersions = 2 * holding(datasetId).length + 1 + 2;
    expect(done).toEqual({ ...nothingDone, destroyed: 1, objectVersions: goneVersions });
    expect(await everything(fakes, datasetId)).toMatchObject({
      published: kept(datasetId),
      inbox: [],
      waiting: [],
      makings: [],
      hidden: 1,
    });
    const dataset = await fakes.datasets.get(datasetId);
    const [minutes] = fakes.destructions.all();
    expect(dataset).toMatchObject({
      state: 'withdrawn',
      destroyed: { at: over.toISOString(), minutes: minutes?.minutesId },
      retraction: { at: over.toISOString(), reason: expect.stringContaining('dimusnahkan pada 1 Januari 2027') },
    });
    expect(destructionSchema.parse(minutes)).toMatchObject({
      datasetId,
      processing,
      versions: { count: 1, first: '2026-01-02T00:00:00.000Z' },
      periods: { count: 1, first: '2026', last: '2026' },
      parts: 1,
      rows: 3,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      uploads: 3,
      objects: { published: { versions: goneVersions - 2 }, inbox: { versions: 2, bytes: 6 } },
      finishedAt: over.toISOString(),
      run: 'run-1',
    });
    expect(fakes.forgotten).toEqual([datasetId]);
    expect((await fakes.uploads.get(datasetId, uploadIds[2]))?.state).toBe('cancelled');
    expect(await fakes.manifests.list(datasetId, 9, 9)).toMatchObject([{ parts: [{ rows: 3, sha256: 'a'.repeat(64) }] }]);
  });

  test('another dataset whose name begins alike is left as it is, in every version', async () => {
    const fakes = await retentionFakes();
    const before = await everything(fakes, other);
    await retain(fakes, opdIds, 'run');
    expect(await everything(fakes, other)).toEqual(before);
  });

  test('a draft that was never published goes, too, and so does one that is on hold or withdrawn', async () => {
    const hold = { at: over.toISOString(), by: 'dinsos-pj', reason: 'Diperiksa' };
    for (const changes of [{ state: 'draft', current: undefined }, { hold }, { state: 'withdrawn' }] as const) {
      const fakes = await retentionFakes(changes);
      expect(await retain(fakes, opdIds, 'run')).toMatchObject({ destroyed: 1 });
      expect(await everything(fakes, datasetId)).toMatchObject({ published: kept(datasetId), dataset: { state: 'withdrawn' } });
    }
  });

  test('nothing goes where the date was moved at that very moment', async () => {
    const fakes = await retentionFakes();
    const datasets = {
      ...fakes.datasets,
      hide: async (id: string, revision: number) => {
        await fakes.datasets.hide(id, revision);
        const dataset = await fakes.datasets.get(id);
        if (dataset) await fakes.datasets.replace({ ...dataset, processing: { ...processing, retentionUntil: '2031-12-31' }, revision: 2 });
      },
    };
    expect(await retain({ ...fakes, datasets }, opdIds, 'run')).toEqual(nothingDone);
    expect(await retain(fakes, opdIds, 'run')).toEqual(nothingDone);
    expect(fakes.published.keys()).toEqual([datasetId, other].flatMap((id) => [...holding(id), ...kept(id)]).sort());
    expect(fakes.refresh.requested).toContain(datasetId);
  });

  test('what was still being written goes with the next run, for days, and then no more is looked for', async () => {
    const fakes = await retentionFakes();
    await retain(fakes, opdIds, 'run');
    const late = `datasets/${datasetId}/parts/2026/late.parquet`;
    fakes.published.put(late, 'isi');
    expect(await retain({ ...fakes, now: () => later(24 * hour) }, opdIds, 'run')).toEqual({ ...nothingDone, objectVersions: 1 });
    expect(fakes.destructions.all()).toMatchObject([{ finishedAt: over.toISOString() }]);
    fakes.published.put(late, 'isi');
    const days = limits.destroyedSweepDays;
    expect(await retain({ ...fakes, now: () => later(days * 24 * hour) }, opdIds, 'run')).toEqual(nothingDone);
  });
});

describe('when something fails', () => {
  const calls = [
    'datasets',
    'manifests',
    'uploads',
    'reviews',
    'inboxParts',
    'makings',
    'pieces',
    'published',
    'inbox',
    'destructions',
  ] as const;

  /** The city with each call of these ports counted, and one failing. */
  function failing(fakes: RetentionFakes, failAt: number, kind: 'before' | 'after' | 'killed') {
    const plan = { calls: 0, kind, failAt };
    const wrapped = Object.fromEntries(calls.map((name) => [name, faulty<object>(fakes[name], plan)]));
    return {
      plan,
      ports: { ...fakes, ...wrapped, refresh: faulty(fakes.refresh, plan), subjects: fakes.subjects.map((one) => faulty(one, plan)) },
    };
  }

  /** All but which minutes they are: a run that failed before it wrote any took an id for itself. */
  async function endOf(fakes: RetentionFakes): Promise<unknown> {
    const text = JSON.stringify(await everything(fakes, datasetId));
    return JSON.parse(text.replaceAll(/01K50000000000000000000\d{3}/g, 'minutes'));
  }

  test.each(['before', 'after', 'killed'] as const)('at any call (%s), the next run ends as if nothing had', async (kind) => {
    const whole = await retentionFakes();
    await retain(whole, opdIds, 'run');
    const expected = await endOf(whole);
    let failAt = 1;
    for (let failed = true; failed; failAt += 1) {
      const fakes = await retentionFakes();
      const { plan, ports } = failing(fakes, failAt, kind);
      failed = await retain(ports, opdIds, 'run').then(
        () => false,
        () => true,
      );
      await retain(fakes, opdIds, 'run');
      expect(await endOf(fakes), `call ${failAt} of ${plan.calls}`).toEqual(expected);
    }
    expect(failAt).toBeGreaterThan(20);
  });

  test('at one dataset, the others have their turn, and the run fails with it', async () => {
    const fakes = await retentionFakes();
    const bad = datasetOf({ datasetId: 'aaa-rusak', opdId: 'dinas-kesehatan', processing });
    fakes.datasets.put(bad);
    const published = {
      ...fakes.published,
      remove: async (prefix: string, isMeant: (key: string) => boolean) => {
        if (prefix.includes(bad.datasetId)) throw new Error('AccessDenied');
        return fakes.published.remove(prefix, isMeant);
      },
    };
    await expect(retain({ ...fakes, published }, opdIds, 'run')).rejects.toThrow('retention failed for 1 datasets');
    expect(fakes.failures).toEqual([bad.datasetId]);
    expect(await everything(fakes, datasetId)).toMatchObject({ published: kept(datasetId) });
    expect((await fakes.datasets.get(bad.datasetId))?.state).toBe('withdrawn');
    expect(fakes.destructions.all().map(({ datasetId: id, finishedAt }) => [id, finishedAt !== undefined])).toEqual([
      [bad.datasetId, false],
      [datasetId, true],
    ]);
  });

  test('a wrong clock or list does a night’s harm at most: one run begins so many destructions, the next ones the rest', async () => {
    const fakes = await retentionFakes();
    const most = limits.maxDestructionsPerRun;
    for (let n = 0; n < most; n++) fakes.datasets.put(datasetOf({ datasetId: `lain-${n}`, processing }));
    expect(await retain(fakes, opdIds, 'run')).toMatchObject({ destroyed: most, waiting: 1 });
    expect((await fakes.datasets.get(datasetId))?.destroyed).toBeUndefined();
    expect(await retain(fakes, opdIds, 'run')).toMatchObject({ destroyed: 1, waiting: 0 });
  });
});
