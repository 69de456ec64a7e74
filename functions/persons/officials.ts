import type { City } from '../../cities/city.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import type { Dataset } from '../model/dataset.ts';
import { kindsOfGroups } from '../model/principal.ts';
import { type FindPorts, findRows } from './find-rows.ts';
import { type Source, type SourcePorts, sourcesOf } from './sources.ts';

export type OfficialPorts = SourcePorts &
  FindPorts & { readonly accounts: Pick<AccountStore, 'load' | 'holdersOf'>; readonly city: Pick<City, 'officialsDataset'> };

/**
 * Whether one of these persons (keyed hashes) is an official: bound to an account of an office, or on the list that the city file names. Every look at one goes to
 * the Inspektorat; the answer of no look depends on it.
 */
export async function hasOfficial(ports: OfficialPorts, key: Uint8Array, persons: readonly string[]): Promise<boolean> {
  const [holdsOffice, isListed] = await Promise.all([holdOffice(ports, persons), areListed(ports, key, persons)]);
  return holdsOffice || isListed;
}

async function holdOffice({ accounts }: OfficialPorts, persons: readonly string[]): Promise<boolean> {
  const holders = await accounts.holdersOf(persons);
  // One account is asked for where nobody has one, too: an answer's time says nothing of it.
  const held = await accounts.load(holders.size > 0 ? [...holders.values()] : [nobodysAccount]);
  return held.some(({ account }) => kindsOfGroups(account?.groups ?? []).length > 0);
}

const nobodysAccount = 'nobody';

async function areListed(ports: OfficialPorts, key: Uint8Array, persons: readonly string[]): Promise<boolean> {
  const { officialsDataset: datasetId } = ports.city;
  if (datasetId === undefined) return false;
  const dataset = (await ports.datasets.load([datasetId])).get(datasetId);
  if (dataset?.current === undefined || dataset.state !== 'published' || dataset.hold) return false;
  return (await findRows(ports, key, await listOf(ports, dataset), 'nik', persons)).length > 0;
}

/** The list as a source that is never shown. */
function listOf(ports: SourcePorts, { datasetId, opdId, ...rest }: Dataset): Promise<Source[]> {
  const profile: Source['profile'] = {
    purposes: [],
    datasetId,
    opdId,
    subject: 'other',
    show: 'never',
    setBy: '',
    setAt: rest.updatedAt,
    revision: 0,
  };
  return sourcesOf(ports, [{ profile, dataset: { datasetId, opdId, ...rest }, about: undefined }]);
}
