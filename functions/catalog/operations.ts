import type { City } from '../../cities/city.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Operations } from '../http/call.ts';
import { keptForAnyone } from '../http/kept-for-anyone.ts';
import type { CatalogIndexStore } from './catalog-index.port.ts';
import { describeApi } from './describe-api.ts';
import { getOpd } from './get-opd.ts';
import { health } from './health.ts';
import { listMasterData } from './list-master-data.ts';
import { listOpds } from './list-opds.ts';
import { listReads } from './list-reads.ts';
import type { ReadCounts } from './read-counts.port.ts';
import { getReferenceCodes, listReferenceCodes, type ReferencePorts } from './reference-codes.ts';
import { getReleaseSchedule } from './release-schedule.ts';
import { searchDatasets } from './search-datasets.ts';

export type CatalogPorts = {
  readonly city: City;
  readonly datasets: Pick<DatasetStore, 'hidden'>;
  readonly index: CatalogIndexStore;
  readonly counts: Pick<ReadCounts, 'day' | 'recent'>;
  readonly publicUrl: string;
  readonly cityCodes: ReferencePorts['cityCodes'];
};

/** Every operation of the function `catalog` over its ports: for its handler, and for tests over fakes. */
export function catalogOperations(ports: CatalogPorts): Operations<'catalog'> {
  return {
    health: health(),
    describeApi: keptForAnyone(describeApi(ports)),
    listOpds: keptForAnyone(listOpds(ports)),
    getOpd: keptForAnyone(getOpd(ports)),
    searchDatasets: keptForAnyone(searchDatasets(ports)),
    listReferenceCodes: keptForAnyone(listReferenceCodes(ports)),
    getReferenceCodes: keptForAnyone(getReferenceCodes(ports)),
    listMasterData: keptForAnyone(listMasterData(ports)),
    listReads: keptForAnyone(listReads(ports)),
    getReleaseSchedule: keptForAnyone(getReleaseSchedule(ports)),
  };
}
