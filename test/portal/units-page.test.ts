import { describe, expect, test } from 'vitest';
import { ownPartStatusText, partStatuses, partStatusText } from '../../functions/model/part-status.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { shapesOf } from '../../functions/portal/city-shapes.ts';
import { showUnits } from '../../functions/portal/show-units.ts';
import { readCity } from '../../lib/read-city.ts';
import { firstOpdOf } from '../../web/pages/units/first-opd.ts';
import { mapKeys, mapLooks } from '../../web/pages/units/map-looks.ts';
import { mayHaveRows } from '../../web/pages/upload/part-sent.ts';
import { readsAll } from '../../web/pages/upload/reads-all.ts';
import type { Me } from '../../web/parts/api-nouns.ts';
import { noShapes } from '../../web/parts/pictures/shapes.ts';
import { collectedText, isOpen } from '../../web/parts/unit-table.ts';
import { assetAt } from '../fakes/asset-at.ts';
import { sampleCity } from '../fakes/sample-city.ts';

const settings = {
  assetAt,
  ...{ cityName: 'Kota Contoh', publicUrl: 'https://data.example.id', issuer: 'https://masuk.example.id/pool', clientId: 'portal' },
  ...{ signInOrigin: 'https://masuk.example.id', signInParameters: '', uploadOrigin: 'https://inbox.example.id', contact: {} },
};
const tangerang = shapesOf(readCity('kota-tangerang'));
const call = {
  principal: anonymous,
  body: undefined,
  accept: '',
  ifMatch: undefined,
  requestId: 'r',
  now: new Date(0),
  params: {},
  query: {},
};

const dataset = { datasetId: 'kunjungan', title: 'Kunjungan', cadence: 'monthly', isWhole: true } as const;

async function page(shapes = tangerang): Promise<string> {
  const answer = await showUnits({ settings, city: sampleCity, shapes: () => shapes })({ ...call, operation: 'showUnits' });
  return 'text' in answer ? String(answer.text) : '';
}

describe('the page of units', () => {
  test('comes with every kelurahan of the city, to choose and to colour, and with no unit of anybody', async () => {
    const text = await page();
    for (const { code, name } of tangerang.kelurahan) expect(text).toContain(`data-code="${code}" data-name="${name}"`);
    expect(text.match(/<option value="36\.71\.\d\d\.\d{4}"/g)).toHaveLength(tangerang.kelurahan.length);
    expect(text).toContain('Benda, Benda');
    expect(text).not.toContain('Puskesmas Benda');
  });

  test('has no map where the city has no shapes, and takes a code that is written', async () => {
    const text = await page(noShapes);
    expect(text).not.toContain('<figure');
    expect(text).toMatch(/<input name="kelurahan"/);
  });

  test('stays light: the whole frame is smaller than a photograph', async () => {
    expect((await page()).length).toBeLessThan(150_000);
  });

  test('the legend names each look of the map, and hatches whoever must still act', () => {
    const looks = new Set<string>(mapKeys.map(({ look }) => look));
    expect(partStatuses.filter((status) => !looks.has(mapLooks[status]))).toEqual([]);
    for (const status of ['missing', 'to-correct'] as const) expect([mapLooks[status], isOpen(status)]).toEqual(['hatched', true]);
    for (const status of ['came', 'nihil'] as const) expect([isOpen(status), mapLooks[status] === 'hatched']).toEqual([false, false]);
  });

  test('what a unit must correct is told it as its own, and to its OPD without saying who corrects', () => {
    expect([ownPartStatusText['to-correct'], partStatusText['to-correct']]).toEqual(['perlu Anda perbaiki', 'perlu diperbaiki']);
  });

  test('a part can be fetched once it came, was published for some period, or more was sent than is read', () => {
    const task = { unit: { opdId: 'dinkes', unitId: 'benda', name: 'Benda' }, dataset: { ...dataset, status: 'missing' as const } };
    const sent = (unitId: string, state: 'rejected' | 'published') => ({ uploads: [{ unitId, state }], isWhole: true });
    expect(mayHaveRows(task, { uploads: [], isWhole: true })).toBe(false);
    expect(mayHaveRows(task, sent('benda', 'rejected'))).toBe(false);
    expect(mayHaveRows(task, sent('ciledug', 'published'))).toBe(false);
    expect(mayHaveRows(task, sent('benda', 'published'))).toBe(true);
    expect(mayHaveRows({ ...task, dataset: { ...dataset, status: 'came' } }, { uploads: [], isWhole: true })).toBe(true);
    expect(mayHaveRows(task, { uploads: [], isWhole: false })).toBe(true);
  });

  test('an account of a unit reads all of the dataset only with another duty that allows it', () => {
    const tasks = [{ unit: { opdId: 'dinkes', unitId: 'benda', name: 'Benda' }, dataset: { ...dataset, status: 'missing' as const } }];
    const readsWith = (...kinds: Me['kinds']) => readsAll({ kinds: [{ kind: 'unit', unitOf: 'dinkes' }, ...kinds] }, tasks);
    expect([readsWith(), readsWith({ kind: 'operator', opdId: 'dinsos' })]).toEqual([false, false]);
    expect([readsWith({ kind: 'operator', opdId: 'dinkes' }), readsWith({ kind: 'steward' })]).toEqual([true, true]);
  });

  test('begins with the first OPD that has units, and asks no further; else with the first', async () => {
    const asked: string[] = [];
    const among = (ids: readonly string[], having: string) =>
      firstOpdOf(ids, async (opdId) => {
        asked.push(opdId);
        return opdId === having;
      });
    const ids = Array.from({ length: 20 }, (_, n) => `opd-${n}`);
    expect(await among(ids, 'opd-9')).toBe('opd-9');
    expect(asked).toHaveLength(16);
    expect([await among(ids, ''), await among([], '')]).toEqual(['opd-0', '']);
    asked.length = 0;
    expect([await among(['dinkes'], ''), asked]).toEqual(['dinkes', []]);
  });

  test('counts nihil apart from what came', () => {
    const items = Array.from({ length: 3 }, (_, n) => ({ unitId: `u${n}`, name: `U${n}`, ended: false, status: 'came' as const }));
    expect(collectedText({ came: 3, nihil: 0, items })).toBe('3 dari 3 unit sudah masuk.');
    expect(collectedText({ came: 1, nihil: 1, items })).toBe('1 dari 3 unit sudah masuk, 1 nihil.');
  });
});
