import { describe, expect, test } from 'vitest';
import type { Part } from '../../functions/model/manifest.ts';
import { ulidTimeOf } from '../../functions/model/ulid-time.ts';
import { type Delivery, deletedBy, mergeParts } from '../../functions/versions/merge-parts.ts';
import { refuseOverUnits, replacesUnits } from '../../functions/versions/over-units.ts';
import { pairParts } from '../../functions/versions/pair-parts.ts';
import { type Publication, publish } from '../../functions/versions/publish.ts';
import { versionAnswer } from '../../functions/versions/version-answer.ts';
import { datasetOf, noon } from '../fakes/ingest-fakes.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryManifests } from '../fakes/memory-manifests.ts';
import { memoryRefresh } from '../fakes/memory-refresh.ts';
import { operator } from '../fakes/uploads-function.ts';

const datasetId = 'kunjungan-puskesmas';
const uploadIdOf = (letter: string) => `01K500000000000000000000${letter}0`;

/** `2026-09~benda`, or a period alone: the OPD's own. */
function partOf(place: string, letter: string): Part {
  const [period = '', unitId] = place.split('~');
  const uploadId = uploadIdOf(letter);
  const unit = unitId === undefined ? {} : { unitId };
  return { period, ...unit, uploadId, key: `${place}/${letter}`, versionId: 'v1', rows: 10, bytes: 100, sha256: `${place}${letter}` };
}
const delivery = (letter: string, mode: Delivery['mode'], ...places: string[]): Delivery => ({
  uploadId: uploadIdOf(letter),
  mode,
  parts: places.map((place) => partOf(place, letter)),
});
const held = (...parts: readonly (readonly [place: string, letter: string])[]) => ({
  ...{ datasetId, n: 1, uploadId: uploadIdOf('A'), standardVersion: 1, publishedAt: '', publishedBy: '' },
  parts: parts.map(([place, letter]) => partOf(place, letter)),
});
const shown = (parts: readonly Part[]) =>
  parts.map(({ period, unitId, uploadId }) => `${period}${unitId === undefined ? '' : `~${unitId}`}:${uploadId.at(-2)}`);

describe('parts of units in a version', () => {
  test('stand beside each other, and each replaces its own unit’s alone', () => {
    const two = held(['2026-08~benda', 'A'], ['2026-09~benda', 'A'], ['2026-09~cipondoh', 'B']);
    expect(shown(mergeParts(two, delivery('C', 'periods', '2026-09~benda')).parts)).toEqual([
      ...['2026-08~benda:A', '2026-09~benda:C', '2026-09~cipondoh:B'],
    ]);
    expect(deletedBy(two, delivery('C', 'periods', '2026-09~benda'))).toEqual([]);
  });

  test('are compared with their own unit’s part before, and another’s is no difference', () => {
    const before = held(['2026-09~benda', 'A'], ['2026-09~cipondoh', 'B']).parts;
    const after = held(['2026-09~benda', 'C'], ['2026-09~cipondoh', 'B']).parts;
    expect(pairParts(before, after)).toEqual([{ period: '2026-09', before: [before[0]], after: [after[0]], same: false }]);
  });

  test('are told to readers as one period with the sum of its rows', () => {
    const manifest = held(['2026-08', 'A'], ['2026-09~benda', 'B'], ['2026-09~cipondoh', 'C']);
    const dataset = datasetOf({ state: 'published' });
    const { periods, rows } = versionAnswer({ manifest, withdrawn: false }, dataset, { principal: operator, now: noon });
    expect([rows, periods]).toEqual([
      30,
      [
        { period: '2026-08', rows: 10, bytes: 100, sha256: '2026-08A', leftOut: undefined },
        { period: '2026-09', rows: 20, bytes: 200, leftOut: undefined },
      ],
    ]);
  });
});

describe('what may not take the place of what', () => {
  const two = held(['2026-09~benda', 'A'], ['2026-09~cipondoh', 'B']);

  test('the OPD’s own delivery of a period that units delivered is refused, and says what else it can do', () => {
    const words = refuseOverUnits(two, delivery('C', 'periods', '2026-09', '2026-10'));
    expect(words).toContain('Periode 2026-09 dikumpulkan dari unit dan sudah berisi 2 kiriman unit');
    expect(words).not.toMatch(/benda|cipondoh/);
  });

  test('the OPD’s own delivery of other periods goes beside them', () => {
    expect(refuseOverUnits(two, delivery('C', 'periods', '2026-10'))).toBeUndefined();
    expect(shown(mergeParts(two, delivery('C', 'periods', '2026-10')).parts)).toHaveLength(3);
  });

  test('the OPD replaces everything only where it says so, and the steward is told how many units’ parts go', () => {
    const all = delivery('C', 'all', '2026-09');
    expect(refuseOverUnits(two, all)).toBeUndefined();
    expect(replacesUnits(deletedBy(two, all), all.parts)).toBe(2);
    expect(shown(mergeParts(two, all).parts)).toEqual(['2026-09:C']);
    expect(replacesUnits(deletedBy(two, delivery('C', 'periods', '2026-10')), [])).toBe(0);
  });

  test('a unit’s part never stands in a period that the OPD delivered as a whole', () => {
    const whole = held(['2026-09', 'A']);
    expect(refuseOverUnits(whole, delivery('C', 'periods', '2026-09~benda'))).toContain('sudah dikirim OPD sebagai satu kesatuan');
    expect(refuseOverUnits(whole, delivery('C', 'periods', '2026-10~benda'))).toBeUndefined();
  });

  test('a unit’s part never replaces everything, nor turns periods into a whole table', () => {
    expect(refuseOverUnits(two, delivery('C', 'all', '2026-09~benda'))).toContain('hanya mengganti bagian unit itu sendiri');
    expect(refuseOverUnits(two, delivery('C', 'periods', 'all~benda'))).toContain('tidak sama-sama berperiode');
    expect(refuseOverUnits(two, delivery('C', 'periods', 'all'))).toContain('tidak sama-sama berperiode');
  });

  test('what a unit began before the OPD replaced everything does not come back beside it', () => {
    const replaced = { ...held(['2026-09', 'C']), replacedAllBy: uploadIdOf('C') };
    expect(mergeParts(replaced, delivery('B', 'periods', '2026-09~benda'))).toMatchObject({ changes: false, superseded: ['2026-09'] });
  });

  test('a replacement of everything that began before a unit’s part yields that period to it', () => {
    const late = held(['2026-09~benda', 'D']);
    const merge = mergeParts(late, delivery('C', 'all', '2026-08', '2026-09'));
    expect([shown(merge.parts), merge.superseded]).toEqual([['2026-08:C', '2026-09~benda:D'], ['2026-09']]);
  });
});

describe('publishing a unit’s part', () => {
  const due = '2026-09-30T16:59:59.000Z';
  const publicationOf = (letter: string, place: string, collection: Publication['collection']): Publication => ({
    ...{ datasetId, mode: 'periods', standardVersion: 1, personalColumns: [], by: 'sub' },
    ...{ uploadId: uploadIdOf(letter), parts: [partOf(place, letter)] },
    ...{ startedAt: noon.toISOString(), deliveredAt: noon.toISOString(), ...(collection ? { collection } : {}) },
  });
  const expected = ['benda', 'cipondoh'];
  const city = () => ({ datasets: memoryDatasets(datasetOf({ nextDue: due })), manifests: memoryManifests(), refresh: memoryRefresh() });

  test('keeps both, where two are published at once', async () => {
    const ports = city();
    const letters = ['B', 'C', 'D', 'E', 'F'];
    await Promise.all(letters.map((letter) => publish(ports, publicationOf(letter, `2026-09~unit-${letter}`, { expected }), noon)));
    const { current } = (await ports.datasets.get(datasetId)) ?? {};
    const manifest = await ports.manifests.get(datasetId, current?.n ?? 0, current?.uploadId ?? '');
    expect(manifest?.n).toBe(5);
    expect(shown(manifest?.parts ?? [])).toEqual(letters.map((letter) => `2026-09~unit-${letter}:${letter}`));
  });

  test('counts as the dataset’s delivery once all its units have delivered the period, and not before', async () => {
    const ports = city();
    const standing = async () => {
      const dataset = await ports.datasets.get(datasetId);
      return [dataset?.lastDeliveryAt, dataset?.nextDue];
    };
    await publish(ports, publicationOf('B', '2026-09~benda', { expected }), noon);
    expect(await standing()).toEqual([undefined, due]);
    await publish(ports, publicationOf('C', '2026-08~cipondoh', { expected }), noon);
    expect(await standing()).toEqual([undefined, due]);
    await publish(ports, publicationOf('D', '2026-09~cipondoh', { expected }), noon);
    expect(await standing()).toEqual([noon.toISOString(), '2026-10-31T16:59:59.000Z']);
  });

  test('delivers with the last part that came, also where an earlier one waited for the steward until then', async () => {
    const ports = city();
    const came = (at: string, place: string): Publication => {
      const uploadId = `${ulidTimeOf(new Date(at))}${'0'.repeat(16)}`;
      const parts = [{ ...partOf(place, 'B'), uploadId }];
      return { ...publicationOf('B', place, { expected }), uploadId, parts, startedAt: at, deliveredAt: at };
    };
    // Benda is late, and its part stands at once; Cipondoh's came in time, and was approved last.
    await publish(ports, came('2026-11-05T03:00:00.000Z', '2026-09~benda'), new Date('2026-11-05T03:00:09.000Z'));
    await publish(ports, came('2026-09-29T03:00:00.000Z', '2026-09~cipondoh'), new Date('2026-11-06T03:00:00.000Z'));
    expect(await ports.datasets.get(datasetId)).toMatchObject({
      ...{ lastDeliveryAt: '2026-11-05T03:00:00.000Z', nextDue: '2026-11-30T16:59:59.000Z' },
    });
  });

  test('is the delivery once all are there, and none where a unit sends again what was complete', async () => {
    const ports = city();
    await publish(ports, publicationOf('B', '2026-09~benda', { expected: ['benda', 'cipondoh'] }), noon);
    const same = publicationOf('C', '2026-09~benda', { expected: ['benda', 'cipondoh'] });
    const again = { ...same, parts: [{ ...partOf('2026-09~benda', 'C'), sha256: '2026-09~bendaB' }] };
    expect(await publish(ports, again, noon)).toMatchObject({ outcome: 'published', effect: 'identical', n: 1 });
    expect((await ports.datasets.get(datasetId))?.nextDue).toBe(due);
    await publish(ports, publicationOf('D', '2026-09~cipondoh', { expected: ['benda', 'cipondoh'] }), noon);
    expect((await ports.datasets.get(datasetId))?.nextDue).toBe('2026-10-31T16:59:59.000Z');
    // What comes again of a month that is complete is no delivery of the next.
    for (const part of [partOf('2026-09~benda', 'E'), { ...partOf('2026-09~benda', 'E'), sha256: 'other rows' }]) {
      await publish(ports, { ...publicationOf('E', '2026-09~benda', { expected: ['benda', 'cipondoh'] }), parts: [part] }, noon);
      expect((await ports.datasets.get(datasetId))?.nextDue).toBe('2026-10-31T16:59:59.000Z');
    }
  });

  test('is refused for a unit that delivers no more, unless it is published already', async () => {
    const ports = city();
    const first = publicationOf('B', '2026-09~benda', { expected });
    await publish(ports, first, noon);
    const ended = { expected: ['cipondoh'], refusal: 'Unit pengirimnya berakhir.' };
    expect(await publish(ports, { ...first, collection: ended }, noon)).toMatchObject({ outcome: 'published', n: 1 });
    expect(await publish(ports, publicationOf('C', '2026-09~benda', ended), noon)).toEqual({
      outcome: 'refused',
      detail: 'Unit pengirimnya berakhir.',
    });
  });

  test('is refused in place of the OPD’s own, and the OPD’s own in place of units’', async () => {
    const ports = city();
    await publish(ports, publicationOf('B', '2026-08', undefined), noon);
    await publish(ports, publicationOf('C', '2026-09~benda', { expected }), noon);
    expect(await publish(ports, publicationOf('D', '2026-08~benda', { expected }), noon)).toMatchObject({ outcome: 'refused' });
    expect(await publish(ports, publicationOf('E', '2026-09', undefined), noon)).toMatchObject({ outcome: 'refused' });
    expect((await ports.datasets.get(datasetId))?.current?.n).toBe(2);
  });
});
