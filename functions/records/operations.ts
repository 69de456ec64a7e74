import type { City } from '../../cities/city.ts';
import type { CaseDecisionStore } from '../access/case-look.port.ts';
import type { LockStore } from '../access/lock.port.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Operations } from '../http/call.ts';
import { judgeLook } from './judge-look.ts';
import { listAccessRecords } from './list-access-records.ts';
import { listMyReceipts, type ShownDatasets } from './list-my-receipts.ts';
import { listOpdReceipts } from './list-opd-receipts.ts';
import { listSample } from './list-sample.ts';
import { listToldInPerson } from './list-told-in-person.ts';
import type { LookReader } from './look-reader.port.ts';
import type { CityNames } from './named.ts';
import type { RecordReader } from './record-reader.port.ts';
import type { VerdictStore } from './verdict.port.ts';

export type RecordsPorts = {
  readonly accounts: Pick<AccountStore, 'load'>;
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly records: RecordReader;
  readonly looks: LookReader;
  readonly verdicts: VerdictStore;
  readonly shownDatasets: ShownDatasets;
  readonly shownAtCounter: ShownDatasets;
  readonly caseDecisions: CaseDecisionStore;
  readonly locks: Pick<LockStore, 'load'>;
  readonly city: CityNames & Pick<City, 'holidays' | 'safetyLockOpds'>;
};

/** Every operation of the function `records` over its ports: for its handler, and for tests over fakes. */
export function recordsOperations(ports: RecordsPorts): Operations<'records'> {
  return {
    listAccessRecords: listAccessRecords(ports),
    listMyReceipts: listMyReceipts(ports),
    listOpdReceipts: listOpdReceipts(ports),
    listSample: listSample(ports),
    judgeLook: judgeLook(ports),
    listToldInPerson: listToldInPerson(ports),
  };
}
