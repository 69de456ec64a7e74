import type { City } from '../../cities/city.ts';
import type { LastUses } from '../access/last-use.port.ts';
import type { Operations } from '../http/call.ts';
import type { AccountStore } from './account.port.ts';
import type { AccountRecordStore } from './account-record.port.ts';
import { bindPerson } from './bind-person.ts';
import { changeAccount } from './change-account.ts';
import type { Directory } from './directory.port.ts';
import { getAccount } from './get-account.ts';
import { handOver } from './hand-over.ts';
import { inviteAccount } from './invite-account.ts';
import { listAccounts } from './list-accounts.ts';
import { listOfficers } from './list-officers.ts';
import { listStaff } from './list-staff.ts';
import type { PersonKey } from './person-key.port.ts';

export type AccountsPorts = {
  readonly city: Pick<City, 'opds' | 'institutions'>;
  readonly accounts: AccountStore;
  readonly lastUses: LastUses;
  readonly records: AccountRecordStore;
  readonly personKey: PersonKey;
  /** The city's own login service; undefined where it has an identity provider. */
  readonly directory?: Directory;
  /** ULIDs, of records. */
  readonly ids: () => string;
  readonly clock: () => Date;
};

/** Every operation of the function `accounts` over its ports: for its handler, and for tests over fakes. */
export function accountsOperations(ports: AccountsPorts): Operations<'accounts'> {
  return {
    inviteAccount: inviteAccount(ports),
    listAccounts: listAccounts(ports),
    listOfficers: listOfficers(ports),
    listStaff: listStaff(ports),
    getAccount: getAccount(ports),
    changeAccount: changeAccount(ports),
    handOver: handOver(ports),
    bindPerson: bindPerson(ports),
  };
}
