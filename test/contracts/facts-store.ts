import { beforeEach, describe, expect, test } from 'vitest';
import type { FactsStore } from '../../functions/access/access-facts.port.ts';
import type { Account, BoundPerson } from '../../functions/model/account.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Grant } from '../../functions/model/grant.ts';
import type { Unit } from '../../functions/model/unit.ts';
import { aDataset } from '../fakes/datasets.ts';
import { aGrant } from '../fakes/grants.ts';
import { aUnit } from '../fakes/memory-units.ts';

export type Facts = {
  readonly datasets: readonly Dataset[];
  readonly accounts: readonly Account[];
  readonly persons: readonly BoundPerson[];
  readonly grants: readonly Grant[];
  readonly units: readonly Unit[];
};

const grant = (institution: string, datasetId = 'penerima-bansos'): Grant => aGrant({ institution, datasetId });
const facts: Facts = {
  datasets: [aDataset(), aDataset({ datasetId: 'lain' })],
  accounts: [
    { sub: 'sub-1', disabled: true, validFrom: '2026-11-24T05:00:00.000Z', revision: 2 },
    { sub: 'sub-2', groups: ['walidata'], revision: 1 },
  ],
  persons: [{ sub: 'sub-2', person: 'a-keyed-hash', boundAt: '2026-11-24T05:00:00.000Z', boundBy: 'sub-steward' }],
  grants: [grant('banten'), grant('kemensos'), grant('banten', 'lain')],
  units: [
    aUnit({ opdId: 'dinsos', unitId: 'panti', accounts: ['sub-1', 'sub-3'], datasetIds: ['penerima-bansos', 'lain'] }),
    aUnit({ opdId: 'dinsos', unitId: 'rumah-singgah', accounts: ['sub-3'], datasetIds: ['penerima-bansos'] }),
    aUnit({
      ...{ opdId: 'dinsos', unitId: 'tutup', accounts: ['sub-1'], datasetIds: ['penerima-bansos'] },
      ended: { at: '2026-11-20T02:00:00.000Z', by: 'sub-head' },
    }),
    aUnit({ opdId: 'dinkes', unitId: 'puskesmas', accounts: ['sub-1'], datasetIds: ['penerima-bansos'] }),
  ],
};

/** What every FactsStore does; `open` gives one that knows these facts. */
export function factsStoreContract(name: string, open: (known: Facts) => Promise<FactsStore>): void {
  describe(`${name} as a FactsStore`, () => {
    let store: FactsStore;
    beforeEach(async () => {
      store = await open(facts);
    });

    test('gives dataset, account and the grants of the institutions asked for', async () => {
      const loaded = await store.load({ datasetId: 'penerima-bansos', sub: 'sub-1', institutions: ['banten', 'dinkes'] });
      expect(loaded).toEqual({ dataset: aDataset(), account: facts.accounts[0], isBound: false, grants: [grant('banten')] });
    });

    test('gives nothing that was not asked for', async () => {
      const none = { dataset: undefined, account: undefined, isBound: false, grants: [] };
      expect(await store.load({})).toEqual(none);
      expect(await store.load({ sub: 'sub-2' })).toEqual({ ...none, account: facts.accounts[1], isBound: true });
      expect(await store.load({ datasetId: 'lain' })).toEqual({ ...none, dataset: aDataset({ datasetId: 'lain' }) });
    });

    test('gives the units for which an account delivers the dataset, of the OPDs asked for, without those that ended', async () => {
      const delivered = async (sub: string, datasetId: string, ...unitsOf: string[]) =>
        (await store.load({ datasetId, sub, unitsOf })).deliveries?.map(({ opdId, unitId }) => `${opdId}/${unitId}`);
      expect(await delivered('sub-1', 'penerima-bansos', 'dinsos')).toEqual(['dinsos/panti']);
      expect(await delivered('sub-1', 'penerima-bansos', 'dinsos', 'dinkes')).toEqual(['dinsos/panti', 'dinkes/puskesmas']);
      expect(await delivered('sub-3', 'penerima-bansos', 'dinsos')).toEqual(['dinsos/panti', 'dinsos/rumah-singgah']);
      expect(await delivered('sub-3', 'lain', 'dinsos')).toEqual(['dinsos/panti']);
      expect(await delivered('sub-2', 'penerima-bansos', 'dinsos')).toEqual([]);
      expect(await delivered('sub-1', 'tidak-ada', 'dinsos')).toEqual([]);
      expect(await delivered('sub-1', 'penerima-bansos')).toBeUndefined();
    });

    test('gives nothing for what is not there', async () => {
      const loaded = await store.load({ datasetId: 'tidak-ada', sub: 'sub-9', institutions: ['banten'] });
      expect(loaded).toEqual({ dataset: undefined, account: undefined, isBound: false, grants: [] });
    });
  });
}
