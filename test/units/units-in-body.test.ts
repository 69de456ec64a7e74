import { expect, test } from 'vitest';
import { groupsInBody } from '../../functions/model/organisation.ts';
import { kindsOfGroups, unitsFor, withDeliveries } from '../../functions/model/principal.ts';
import { factsInBody } from '../../functions/tokens/in-body.ts';
import { unitsInBody } from '../../functions/units/units-in-body.ts';
import { aDataset } from '../fakes/datasets.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { aUnit, memoryUnits } from '../fakes/memory-units.ts';

/** `dinsos` went whole into `dinkes`; `dibagi` was divided. */
const opds = [
  { id: 'dinkes' },
  { id: 'dinsos', ended: { successors: [{ opdId: 'dinkes' }] } },
  { id: 'dibagi', ended: { successors: [{ opdId: 'dinkes', datasets: ['lain'] }, { opdId: 'dindik' }] } },
];
const datasetId = 'penerima-bansos';
const panti = aUnit({ opdId: 'dinsos', unitId: 'panti', accounts: ['sub-panti'], datasetIds: [datasetId] });

async function unitsOf(group: string, ofUnit = panti): Promise<string[]> {
  const dataset = aDataset({ datasetId, opdId: 'dinkes' });
  const facts = factsInBody(memoryAccessFacts({ datasets: [dataset], units: [ofUnit] }), opds);
  const kinds = kindsOfGroups(groupsInBody(opds, [group]));
  const unitsAsked = kinds.flatMap((kind) => (kind.kind === 'unit' ? [kind.unitOf] : []));
  const { deliveries = [] } = await facts.load({ datasetId, sub: 'sub-panti', unitsOf: unitsAsked });
  const principal = { type: 'account', sub: 'sub-panti', name: 'Panti', kinds: withDeliveries(kinds, deliveries) } as const;
  return unitsFor({ ...principal, kinds: [...principal.kinds] }, dataset);
}

test('a unit of an OPD that went whole into another delivers its dataset on, which is the successor’s now', async () => {
  expect(await unitsOf('unit:dinsos')).toContain('panti');
});

test('one of a divided OPD, or of another, does not', async () => {
  expect(await unitsOf('unit:dibagi', { ...panti, opdId: 'dibagi' })).toEqual([]);
  expect(await unitsOf('unit:dindik', { ...panti, opdId: 'dindik' })).toEqual([]);
});

test('units of the body are read together, of two with one id that of the OPD that stands, and kept where they are', async () => {
  const store = memoryUnits(
    panti,
    aUnit({ opdId: 'dinkes', unitId: 'puskesmas' }),
    aUnit({ opdId: 'dinkes', unitId: 'panti', name: 'Panti baru' }),
  );
  const units = unitsInBody(store, opds);
  const shown = async (opdId: string) => (await units.ofOpd(opdId)).map((unit) => `${unit.opdId}/${unit.unitId}`);
  expect(await shown('dinkes')).toEqual(['dinkes/panti', 'dinkes/puskesmas']);
  expect(await shown('dinsos')).toEqual(['dinkes/panti', 'dinkes/puskesmas']);
  expect(await units.get('dinkes', 'panti')).toMatchObject({ name: 'Panti baru' });
  expect(await units.put({ ...panti, revision: 2, name: 'Panti lama' })).toBe('written');
  expect(store.units.get('dinsos#panti')).toMatchObject({ name: 'Panti lama' });
  expect(await units.get('dinkes', 'tidak-ada')).toBeUndefined();
});
