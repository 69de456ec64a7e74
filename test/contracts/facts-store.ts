import { beforeEach, describe, expect, test } from 'vitest';
import type { FactsStore } from '../../functions/access/access-facts.port.ts';
import type { Account, BoundPerson } from '../../functions/model/account.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { aDataset } from '../fakes/datasets.ts';
import { aGrant } from '../fakes/grants.ts';

export type Facts = {
  readonly datasets: readonly Dataset[];
  readonly accounts: readonly Account[];
  readonly persons: readonly BoundPerson[];
  readonly grants: readonly Grant[];
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

    test('gives nothing for what is not there', async () => {
      const loaded = await store.load({ datasetId: 'tidak-ada', sub: 'sub-9', institutions: ['banten'] });
      expect(loaded).toEqual({ dataset: undefined, account: undefined, isBound: false, grants: [] });
    });
  });
}
