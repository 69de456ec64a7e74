import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import { type Dataset, datasetSchema } from '../../functions/model/dataset.ts';
import type { Part } from '../../functions/model/manifest.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { versionsOperations } from '../../functions/versions/operations.ts';
import { type Publication, type PublishPorts, publish } from '../../functions/versions/publish.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { datasetOf, noon } from '../fakes/ingest-fakes.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryManifests } from '../fakes/memory-manifests.ts';
import { memoryRefresh } from '../fakes/memory-refresh.ts';
import { serveKept } from '../fakes/serve-kept.ts';
import { operator, steward } from '../fakes/uploads-function.ts';
import { type FaultPlan, faulty } from '../faults/faulty.ts';

const datasetId = 'kunjungan-puskesmas';

function partOf(period: string, uploadId: string): Part {
  return { period, uploadId, key: `datasets/${period}/${uploadId}`, versionId: 'v1', rows: 10, bytes: 100, sha256: uploadId };
}

const uploadIdOf = (letter: string) => `01K500000000000000000000${letter}0`;

function publicationOf(letter: string, period: string, personalColumns: string[] = []): Publication {
  const uploadId = uploadIdOf(letter);
  const at = noon.toISOString();
  const parts = [partOf(period, uploadId)];
  return { datasetId, uploadId, mode: 'all', parts, standardVersion: 1, personalColumns, startedAt: at, deliveredAt: at, by: 'sub' };
}

function emptyPorts(changes: Parameters<typeof datasetOf>[0] = {}) {
  return { datasets: memoryDatasets(datasetOf(changes)), manifests: memoryManifests(), refresh: memoryRefresh() };
}

/** A dataset with so many versions, each of one part, published one after another. */
async function shelf(...periods: string[]) {
  const ports = emptyPorts();
  for (const [index, period] of periods.entries()) await publish(ports, publicationOf('ABCDEFGH'.charAt(index), period), noon);
  return { ...ports, ask: asking(ports) };
}

function asking(ports: PublishPorts) {
  let acts = 0;
  const ids = () => `01K6000000000000000000000${acts++}`;
  const all = { ...ports, ids };
  const handler = serveKept<'versions'>(versionsOperations(all), { now: () => noon });
  return async (principal: Principal, request: Request) => {
    const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
    const answer = await handler(proxyEvent(request, context), lambdaContext);
    return { status: answer.statusCode, body: JSON.parse(answer.body || '{}') };
  };
}

const act = (operation: 'withdrawVersion' | 'restoreVersion', n: number) =>
  ({ operation, params: { datasetId, n: String(n) }, body: { reason: 'angka salah' } }) as const;
const look = (n: number) => ({ operation: 'getVersion', params: { datasetId, n: String(n) } }) as const;
const list = (query: Record<string, string[]> = {}) => ({ operation: 'listVersions', params: { datasetId }, query }) as const;

describe('publishing', () => {
  test('keeps how many rows were left out of each period, through merging and restoring, until the period is delivered whole', async () => {
    const { datasets, manifests, refresh, ask } = await shelf('2026-01');
    const salvaged = {
      ...publicationOf('B', '2026-02'),
      mode: 'periods',
      parts: [{ ...partOf('2026-02', uploadIdOf('B')), leftOut: 3 }],
    } as const;
    const ports = { datasets, manifests, refresh };
    await publish(ports, salvaged, noon);
    expect((await datasets.get(datasetId))?.current).toMatchObject({ n: 2, rows: 20, leftOut: 3 });
    await publish(ports, { ...publicationOf('C', '2026-03'), mode: 'periods' }, noon);
    expect((await ask(anonymous, look(3))).body).toMatchObject({
      leftOut: 3,
      periods: [{ period: '2026-01' }, { period: '2026-02', leftOut: 3 }, { period: '2026-03' }],
    });
    await publish(ports, { ...publicationOf('D', '2026-02'), mode: 'periods' }, noon);
    expect((await datasets.get(datasetId))?.current).not.toHaveProperty('leftOut');
    expect((await ask(steward, act('restoreVersion', 3))).body).toMatchObject({ n: 5, leftOut: 3 });
    expect((await datasets.get(datasetId))?.current).toMatchObject({ leftOut: 3 });
  });

  test('finds an upload that is already in an earlier version, and publishes nothing', async () => {
    const { datasets, manifests, refresh } = await shelf('2026-01', '2026-02');
    const outcome = await publish({ datasets, manifests, refresh }, publicationOf('A', '2026-01'), noon);
    expect(outcome).toMatchObject({ outcome: 'published', n: 1 });
    expect((await datasets.get(datasetId))?.current?.n).toBe(2);
  });

  test('rebuilds on the winner’s manifest when it loses its race', async () => {
    const { datasets, manifests, refresh } = await shelf('2026-01');
    let raced = false;
    const racing = {
      ...datasets,
      async replace(dataset: Parameters<typeof datasets.replace>[0]) {
        if (!raced) {
          raced = true;
          const winner = { ...publicationOf('C', '2026-03'), mode: 'periods' as const };
          await publish({ datasets, manifests, refresh }, winner, noon);
        }
        return datasets.replace(dataset);
      },
    };
    const loser = { ...publicationOf('B', '2026-02'), mode: 'periods' as const };
    expect(await publish({ datasets: racing, manifests, refresh }, loser, noon)).toMatchObject({ outcome: 'published', n: 3 });
    const current = (await datasets.get(datasetId))?.current;
    const manifest = await manifests.get(datasetId, current?.n ?? 0, current?.uploadId ?? '');
    expect(manifest?.parts.map((part) => part.period)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(manifest?.previous?.n).toBe(2);
  });

  test('keeps META below its size with its version and due date', async () => {
    const { datasets } = await shelf('2026-01');
    const dataset = await datasets.get(datasetId);
    expect(datasetSchema.parse(dataset)).toMatchObject({ state: 'published', oncePublic: true, current: { n: 1, rows: 10, bytes: 100 } });
    expect(dataset).toMatchObject({ lastDeliveryAt: noon.toISOString(), nextDue: '2026-10-31T16:59:59.000Z' });
  });
});

describe('versions of data that are destroyed', () => {
  test('come back by no act, and nothing is published beside them', async () => {
    const { ask, datasets, manifests, refresh } = await shelf('2026-01', '2026-02');
    const dataset = await datasets.get(datasetId);
    const destroyed = { at: '2027-01-01T00:00:00.000Z', minutes: '01K5000000000000000000000Z' };
    if (dataset) datasets.put({ ...dataset, state: 'withdrawn', destroyed });
    for (const operation of ['restoreVersion', 'withdrawVersion'] as const) {
      const reply = await ask(steward, act(operation, 1));
      expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining('dimusnahkan pada 1 Januari 2027')]);
    }
    const refused = await publish({ datasets, manifests, refresh }, publicationOf('C', '2026-03'), noon);
    expect(refused).toMatchObject({ outcome: 'refused', detail: expect.stringContaining('daftarkan dataset baru') });
    expect((await ask(operator, look(1))).body).toMatchObject({ rows: 10, periods: [{ period: '2026-01', rows: 10 }] });
    expect((await datasets.get(datasetId))?.current?.n).toBe(2);
  });
});

describe('the history', () => {
  test('lists the versions newest first and passes over manifests that lost their race', async () => {
    const { ask, manifests } = await shelf('2026-01', '2026-02', '2026-03');
    const orphan = (await manifests.list(datasetId, 9, 9)).find((manifest) => manifest.n === 3);
    if (!orphan) throw new Error('no third version');
    for (const letter of 'KLMNOPQRSTUVWXYZ') await manifests.put({ ...orphan, uploadId: `01K50000000000000000000${letter}00` });
    expect((await ask(anonymous, list())).body.items.map((item: { n: number }) => item.n)).toEqual([3, 2, 1]);
    const page = await ask(anonymous, list({ limit: ['2'] }));
    expect(page.body.items).toHaveLength(2);
    expect((await ask(anonymous, list({ limit: ['2'], cursor: [page.body.next] }))).body).toMatchObject({ items: [{ n: 1 }] });
    expect((await ask(anonymous, list({ cursor: ['x'] }))).status).toBe(400);
  });

  test('shows one version, and 404 for one that never was', async () => {
    const { ask } = await shelf('2026-01');
    expect((await ask(anonymous, look(1))).body).toMatchObject({ n: 1, current: true, rows: 10, periods: [{ period: '2026-01' }] });
    expect((await ask(anonymous, look(2))).status).toBe(404);
  });
});

describe('checksums and exact sizes', () => {
  const narrowedReader: Principal = {
    type: 'account',
    sub: 'sub-banten',
    name: 'Siti',
    kinds: [{ kind: 'member', institution: 'banten' }],
  };
  const shown = (body: { bytes?: number; periods: { bytes?: number; sha256?: string }[] }) =>
    [body.bytes, ...body.periods.flatMap(({ bytes, sha256 }) => [bytes, sha256])].some((value) => value !== undefined);

  /** Who is told them of the only version, alone and in the list. */
  async function told(changes: Partial<Dataset>, readers: readonly Principal[]) {
    const { ask, datasets } = await shelf('2026-01');
    const dataset = await datasets.get(datasetId);
    if (!dataset) throw new Error('no dataset');
    datasets.put({ ...dataset, ...changes });
    return Promise.all(
      readers.map(async (reader) => [shown((await ask(reader, look(1))).body), ...(await ask(reader, list())).body.items.map(shown)]),
    );
  }
  const outsiders = [anonymous, steward, narrowedReader];

  test('of data by request are told to the owning OPD alone: rows could be tried until they fit', async () => {
    const byRequest = { access: 'limited', sharing: 'by-request' } as const;
    expect(await told(byRequest, outsiders)).toEqual(outsiders.map(() => [false, false]));
    expect(await told(byRequest, [operator])).toEqual([[true, true]]);
  });

  test('of closed data are told to the owning OPD alone', async () => {
    expect(await told({ access: 'closed' }, [steward, operator])).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  test('of data shared with government are told to government, not to anyone', async () => {
    expect(await told({ access: 'limited', sharing: 'government' }, outsiders)).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
  });

  test('of open data are told to anyone, not while it is held', async () => {
    expect(await told({}, [anonymous])).toEqual([[true, true]]);
    expect(await told({ hold: { at: noon.toISOString(), by: 'x', reason: 'y' } }, [anonymous])).toEqual([[false, false]]);
  });

  test('of a version that nobody may read are told to nobody', async () => {
    const { ask, datasets } = await shelf('2026-01', '2026-02');
    const dataset = await datasets.get(datasetId);
    if (!dataset) throw new Error('no dataset');
    datasets.put({ ...dataset, servesFrom: 2 });
    for (const reader of [anonymous, operator]) expect(shown((await ask(reader, look(1))).body)).toBe(false);
    expect(shown((await ask(anonymous, look(2))).body)).toBe(true);
    datasets.put(dataset);
    await ask(steward, act('withdrawVersion', 2));
    expect(shown((await ask(anonymous, look(2))).body)).toBe(false);
  });

  test('come in no answer to a steward’s act on data that they may not read', async () => {
    const { ask, datasets } = await shelf('2026-01', '2026-02');
    const dataset = await datasets.get(datasetId);
    if (!dataset) throw new Error('no dataset');
    datasets.put({ ...dataset, access: 'limited', sharing: 'by-request' });
    for (const one of [act('restoreVersion', 1), act('restoreVersion', 1), act('withdrawVersion', 3)]) {
      const { status, body } = await ask(steward, one);
      expect([status, shown(body)]).toEqual([200, false]);
    }
  });
});

describe('restoring', () => {
  test('brings an earlier version’s parts back under a new number, once', async () => {
    const { ask, datasets, refresh } = await shelf('2026-01', '2026-02');
    const reply = await ask(steward, act('restoreVersion', 1));
    expect(reply).toMatchObject({ status: 200, body: { n: 3, restores: 1, periods: [{ period: '2026-01' }] } });
    expect((await ask(steward, act('restoreVersion', 1))).body.n).toBe(3);
    expect((await datasets.get(datasetId))?.current).toMatchObject({ n: 3, rows: 10 });
    expect(refresh.requested).toHaveLength(4);
  });

  test('ends the same when any call fails and the steward asks again', async () => {
    for (const kind of ['before', 'after', 'killed'] as const) {
      for (let failAt = 1; failAt <= 9; failAt++) {
        const { datasets, manifests, refresh, ask } = await shelf('2026-01', '2026-02');
        const plan: FaultPlan = { calls: 0, kind, failAt };
        const faults = { datasets: faulty(datasets, plan), manifests: faulty(manifests, plan), refresh: faulty(refresh, plan) };
        await asking(faults)(steward, act('restoreVersion', 1));
        expect(await ask(steward, act('restoreVersion', 1)), `${kind} ${failAt}`).toMatchObject({ status: 200, body: { n: 3 } });
        expect((await datasets.get(datasetId))?.current?.n, `${kind} ${failAt}`).toBe(3);
      }
    }
  });

  test('is the steward’s alone', async () => {
    const { ask } = await shelf('2026-01', '2026-02');
    expect((await ask(operator, act('restoreVersion', 1))).status).toBe(403);
    expect((await ask(anonymous, act('restoreVersion', 1))).status).toBe(401);
  });

  test('is refused for personal columns under a level that forbids them', async () => {
    const ports = emptyPorts({ access: 'closed', processing });
    await publish(ports, publicationOf('A', '2026-01', ['nik']), noon);
    await publish(ports, publicationOf('B', '2026-01'), noon);
    const closed = await ports.datasets.get(datasetId);
    if (!closed) throw new Error('no dataset');
    expect(closed.personalColumns).toEqual([]);
    ports.datasets.put({ ...closed, access: 'open' });
    const reply = await asking(ports)(steward, act('restoreVersion', 1));
    expect(reply).toMatchObject({ status: 409, body: { detail: expect.stringContaining('nik') } });
  });
});

const processing = { basis: 'UU 24/2013', purposes: ['pelayanan'], retentionUntil: '2031-12-31' };

describe('withdrawing', () => {
  test('brings the version before back, under a new number', async () => {
    const { ask } = await shelf('2026-01', '2026-02');
    const reply = await ask(steward, act('withdrawVersion', 2));
    expect(reply).toMatchObject({ status: 200, body: { n: 3, restores: 1, withdraws: 2, reason: 'angka salah' } });
    expect((await ask(steward, act('withdrawVersion', 2))).body.n).toBe(3);
    expect((await ask(anonymous, look(2))).body).toMatchObject({
      withdrawn: true,
      withdrawal: { at: expect.stringMatching(/^\d{4}-/), reason: 'angka salah' },
    });
    expect((await ask(anonymous, look(1))).body).toMatchObject({ withdrawn: false });
  });

  test('never brings a withdrawn version back by itself', async () => {
    const { ask } = await shelf('2026-01', '2026-02', '2026-03');
    await ask(steward, act('withdrawVersion', 3));
    expect((await ask(steward, act('withdrawVersion', 4))).body).toMatchObject({ n: 5, restores: 1, withdraws: 4 });
    expect((await ask(steward, act('withdrawVersion', 5))).status).toBe(409);
  });

  test('lets the steward restore what was withdrawn by mistake', async () => {
    const { ask } = await shelf('2026-01', '2026-02');
    await ask(steward, act('withdrawVersion', 2));
    expect((await ask(steward, act('restoreVersion', 2))).body).toMatchObject({ n: 4, restores: 2 });
    expect((await ask(anonymous, look(2))).body).toMatchObject({ withdrawn: false });
  });

  test('takes an earlier version away from its number, and leaves the current one standing', async () => {
    const { ask } = await shelf('2026-01', '2026-02', '2026-03');
    expect(await ask(steward, act('withdrawVersion', 1))).toMatchObject({ status: 200, body: { n: 4, restores: 3, withdraws: 1 } });
    expect((await ask(anonymous, look(1))).body).toMatchObject({ withdrawn: true });
    for (const n of [2, 3, 4]) expect((await ask(anonymous, look(n))).body).toMatchObject({ withdrawn: false });
    await ask(steward, act('withdrawVersion', 2));
    expect((await ask(steward, act('withdrawVersion', 1))).body.n).toBe(5);
    expect((await ask(steward, act('withdrawVersion', 5))).status).toBe(409);
  });

  test('of a version leaves a withdrawn dataset withdrawn', async () => {
    const { ask, datasets } = await shelf('2026-01', '2026-02');
    const dataset = await datasets.get(datasetId);
    if (!dataset) throw new Error('no dataset');
    await datasets.replace({ ...dataset, state: 'withdrawn', revision: dataset.revision + 1 });
    expect((await ask(steward, act('withdrawVersion', 2))).status).toBe(200);
    expect((await datasets.get(datasetId))?.state).toBe('withdrawn');
    expect((await ask(anonymous, look(1))).status).not.toBe(200);
  });

  test('is refused for the only version, and for one whose whole content still stands', async () => {
    const { ask } = await shelf('2026-01');
    expect(await ask(steward, act('withdrawVersion', 1))).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Tarik datasetnya') },
    });
    const two = await shelf('2026-01', '2026-02');
    await two.ask(steward, act('restoreVersion', 1));
    expect(await two.ask(steward, act('withdrawVersion', 1))).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('masih ada dalam versi yang berlaku') },
    });
    expect((await two.ask(steward, act('withdrawVersion', 9))).status).toBe(404);
  });
});
