import '../fakes/quiet-log.ts';
import { expect, test } from 'vitest';
import type { Destruction } from '../../functions/model/destruction.ts';
import { aDataset } from '../fakes/datasets.ts';
import { desk } from '../fakes/datasets-function.ts';
import { principalOf } from '../fakes/principals.ts';

const params = { datasetId: 'penerima-bansos' };
const list = { operation: 'listDestructions', params } as const;
const minutes: Destruction = {
  ...params,
  minutesId: '01K5000000000000000000000Z',
  opdId: 'dinsos',
  title: 'Penerima bantuan sosial per kelurahan',
  processing: { basis: 'UU 13/2011', purposes: ['bansos'], retentionUntil: '2026-11-01' },
  versions: { count: 1, first: '2026-01-01T00:00:00.000Z', last: '2026-01-01T00:00:00.000Z' },
  periods: { count: 1, first: '2026', last: '2026' },
  parts: 1,
  rows: 104,
  checksum: 'a'.repeat(64),
  uploads: 2,
  objects: { published: { versions: 8, bytes: 800 }, inbox: { versions: 1, bytes: 50 } },
  begunAt: '2026-11-02T17:40:00.000Z',
  finishedAt: '2026-11-02T17:40:05.000Z',
  run: 'run-1',
};

test('the minutes are read by the head of the OPD, with sizes and checksum, and by the steward without; by nobody else', async () => {
  const destroyed = { at: minutes.begunAt, minutes: minutes.minutesId };
  const { ask, destructions } = desk({ datasets: [aDataset({ state: 'withdrawn', destroyed })] });
  await destructions.begin(minutes);
  const { checksum, objects: _objects, run: _run, ...told } = minutes;
  const forSteward = { ...told, objectVersions: 9 };
  expect(await ask(principalOf('steward'), list)).toMatchObject({ status: 200, body: { items: [forSteward] } });
  const own = await ask(principalOf('head'), list);
  expect(own.body).toEqual({ items: [{ ...forSteward, checksum, bytes: 850 }] });
  expect(JSON.stringify((await ask(principalOf('steward'), list)).body)).not.toContain(checksum);
  for (const [name, status] of [
    ['operator', 403],
    ['other-head', 410],
    ['anonymous', 410],
  ] as const) {
    expect((await ask(principalOf(name), list)).status, name).toBe(status);
  }
});

test('there are none while the data stand, nor before the run that destroys them has written any', async () => {
  const { ask } = desk({ datasets: [aDataset()] });
  expect((await ask(principalOf('head'), list)).body).toEqual({ items: [] });
  const begun = desk({ datasets: [aDataset({ state: 'withdrawn', destroyed: { at: minutes.begunAt, minutes: minutes.minutesId } })] });
  expect((await begun.ask(principalOf('steward'), list)).body).toEqual({ items: [] });
});
