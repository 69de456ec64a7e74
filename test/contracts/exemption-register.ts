import { beforeEach, describe, expect, test } from 'vitest';
import type { ExemptionRegister } from '../../functions/datasets/exemption-register.port.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { aDataset, anExemption } from '../fakes/datasets.ts';

const listing = (datasetId: string, title = 'Data yang dikecualikan') => ({
  datasetId,
  title,
  listedBy: 'sub-steward',
  at: '2026-11-24T05:00:00.000Z',
});
const closed = aDataset({ access: 'closed', exemption: anExemption });

/** What every ExemptionRegister does; `open` gives an empty one beside these datasets. */
export function exemptionRegisterContract(name: string, open: (datasets: readonly Dataset[]) => Promise<ExemptionRegister>): void {
  describe(`${name} as an ExemptionRegister`, () => {
    let register: ExemptionRegister;
    beforeEach(async () => {
      register = await open([closed]);
    });

    test('lists each entry once, with its dataset as it stands', async () => {
      await register.put(listing(closed.datasetId));
      await register.put(listing('tidak-ada'));
      await register.put(listing(closed.datasetId, 'Judul lain'));
      expect(await register.list()).toEqual([
        { listing: listing(closed.datasetId, 'Judul lain'), dataset: closed },
        { listing: listing('tidak-ada'), dataset: undefined },
      ]);
      expect(await register.get('tidak-ada')).toEqual(listing('tidak-ada'));
    });

    test('takes an entry out, and is empty at first', async () => {
      expect([await register.list(), await register.get('tidak-ada')]).toEqual([[], undefined]);
      await register.put(listing(closed.datasetId));
      await register.remove(closed.datasetId);
      await register.remove(closed.datasetId);
      expect(await register.list()).toEqual([]);
    });
  });
}
