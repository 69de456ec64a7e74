import { describe, expect, test } from 'vitest';
import type { Principal } from '../../functions/model/principal.ts';
import { datasetOf, type IngestFakes, ingestFakes, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { helpdesk, operator, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';

const own = 'dinas-kesehatan';
const others = 'dinas-sosial';
const [ownUpload, othersUpload] = uploadIds;
const account = (...kinds: Extract<Principal, { type: 'account' }>['kinds']): Principal => ({
  type: 'account',
  sub: 's',
  name: 'n',
  kinds,
});
const ofBoth = account({ kind: 'operator', opdId: others }, { kind: 'head', opdId: own });
const cursorOf = (...parts: string[]) => Buffer.from(parts.join('#')).toString('base64url');

/** One upload of each OPD waits; `reads` tells what the list asked of the stores. */
async function desk() {
  const fakes: IngestFakes = ingestFakes(datasetOf({ datasetId: 'kunjungan', opdId: own }));
  fakes.datasets.put(datasetOf({ datasetId: 'bantuan', opdId: others }));
  for (const [datasetId, uploadId, opdId] of [
    ['kunjungan', ownUpload, own],
    ['bantuan', othersUpload, others],
  ] as const) {
    fakes.uploads.put(uploadOf(uploadId, 'a', { datasetId, opdId, state: 'in-review', standardVersion: 1, parts: [] }));
    await fakes.reviews.enqueue({ datasetId, uploadId, opdId, since: '2026-09-15T05:00:00.000Z' });
  }
  const reads: string[] = [];
  const noting = <T extends unknown[], R>(name: string, read: (...given: T) => R) => {
    return (...given: T): R => {
      reads.push([name, ...given.filter((one) => typeof one === 'string')].join(' '));
      return read(...given);
    };
  };
  const watched: IngestFakes = {
    ...fakes,
    reviews: { ...fakes.reviews, listWaiting: noting('list', fakes.reviews.listWaiting) },
    uploads: { ...fakes.uploads, get: noting('upload', fakes.uploads.get) },
    datasets: { ...fakes.datasets, get: noting('dataset', fakes.datasets.get) },
  };
  const request = uploadsFunction(watched);
  const list = async (who: Principal, query: Record<string, string[]> = {}) => {
    reads.length = 0;
    const { status, body } = await request(who, { operation: 'listReviews', query });
    const items = Array.isArray(body.items) ? body.items.map(({ datasetId }) => datasetId) : undefined;
    return { status, items, next: body.next, reads: [...reads] };
  };
  return { list, fakes };
}

describe('GET /v1/reviews', () => {
  test('reads nothing but the caller’s own list, whatever the limit and the cursor', async () => {
    const { list } = await desk();
    for (const limit of ['1', '2', '20', '100']) {
      const given = await list(operator, { limit: [limit] });
      expect(given.items).toEqual(['kunjungan']);
      expect(given.reads.filter((read) => read.includes(others) || read.includes('bantuan'))).toEqual([]);
    }
    expect((await list(otherOperator)).items).toEqual(['bantuan']);
    expect((await list(steward)).items).toEqual(['bantuan', 'kunjungan']);
  });

  test('is empty at once for anyone who works for no OPD: nothing is read', async () => {
    const { list } = await desk();
    const nobodys = [
      helpdesk,
      account(),
      account({ kind: 'citizen' }),
      account({ kind: 'member', institution: own }),
      account({ kind: 'overseer' }),
    ];
    for (const who of nobodys) expect(await list(who)).toEqual({ status: 200, items: [], next: undefined, reads: [] });
  });

  test.each([
    ['the city’s list', ['']],
    ['a place in the city’s list', ['', 'bantuan', othersUpload]],
    ['another OPD’s list', [others]],
    ['a place in another OPD’s list', [others, 'bantuan', othersUpload]],
    ['a place that is none', [own, 'bantuan']],
    ['an id that is none', [own, '../bantuan', othersUpload]],
    ['more than a place', [own, 'kunjungan', ownUpload, 'x']],
    ['an earlier release’s cursor', ['bantuan', othersUpload]],
  ])('refuses a cursor to %s and reads nothing', async (_words, parts) => {
    const { list } = await desk();
    for (const who of [operator, helpdesk]) {
      expect(await list(who, { cursor: [cursorOf(...parts)] })).toMatchObject({ status: 400, reads: [] });
    }
  });

  test('a place in the own list that names another’s dataset tells nothing of it', async () => {
    const { list, fakes } = await desk();
    const query = { limit: ['1'], cursor: [cursorOf(own, 'bantuan', othersUpload)] };
    const before = await list(operator, query);
    await fakes.reviews.dequeue({ datasetId: 'bantuan', uploadId: othersUpload, opdId: others });
    expect(await list(operator, query)).toEqual(before);
  });

  test('goes through the lists of all of one’s OPDs, each upload once', async () => {
    const { list } = await desk();
    const seen: unknown[] = [];
    let cursor: string[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const given = await list(ofBoth, { limit: ['1'], ...(cursor.length > 0 ? { cursor } : {}) });
      seen.push(...(given.items ?? []));
      if (typeof given.next !== 'string') break;
      cursor = [given.next];
    }
    expect(seen).toEqual(['kunjungan', 'bantuan']);
    expect((await list(ofBoth)).items).toEqual(['kunjungan', 'bantuan']);
  });

  test('shows no upload of a dataset that has another owner', async () => {
    const { list, fakes } = await desk();
    fakes.datasets.put(datasetOf({ datasetId: 'kunjungan', opdId: others }));
    expect((await list(operator)).items).toEqual([]);
  });
});
