import '../fakes/quiet-log.ts';
import { describe, expect, test } from 'vitest';
import type { City } from '../../cities/city.ts';
import { listStaff } from '../../functions/accounts/list-staff.ts';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import { findDatasets } from '../../functions/catalog/search-datasets.ts';
import { registerDataset } from '../../functions/datasets/register-dataset.ts';
import { requestAccess } from '../../functions/grants/request-access.ts';
import { openTicket } from '../../functions/helpdesk/open-ticket.ts';
import type { Call } from '../../functions/http/call.ts';
import { groupsInBody } from '../../functions/model/organisation.ts';
import { type Kind, kindsOfGroups, type Principal } from '../../functions/model/principal.ts';
import { lockPersons, unlockPersons } from '../../functions/persons/lock-persons.ts';
import type { OperationName } from '../../functions/routes.ts';
import { whoAmI } from '../../functions/tokens/who-am-i.ts';
import { aPerson } from '../contracts/look-store.ts';
import { cityAfter } from '../fakes/city-after.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { memoryAccessRequests } from '../fakes/memory-access-requests.ts';
import { memoryAccountRecords } from '../fakes/memory-account-records.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryDirectory } from '../fakes/memory-directory.ts';
import { memoryLastUses } from '../fakes/memory-last-uses.ts';
import { memoryLocks } from '../fakes/memory-locks.ts';
import { memoryLookReader } from '../fakes/memory-look-reader.ts';
import { memoryLooks } from '../fakes/memory-looks.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { memoryRefresh } from '../fakes/memory-refresh.ts';
import { memoryStandards } from '../fakes/memory-standards.ts';
import { memoryTickets } from '../fakes/memory-tickets.ts';
import { memoryUploads } from '../fakes/memory-uploads.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { now } from './a-merger.ts';

const merged = cityAfter([{ opdId: 'dpp' }]);
const divided = cityAfter([{ opdId: 'dpp', datasets: ['stok'] }, { opdId: 'dlh' }]);

/** Somebody with these groups, as the gate makes them in that city. */
function memberOf(city: City, groups: readonly string[], ...kinds: Kind[]): Principal {
  return { type: 'account', sub: 'siti', name: 'Siti', kinds: [...kindsOfGroups(groupsInBody(city.opds, groups)), ...kinds] };
}
function asked<N extends OperationName>(operation: N, principal: Principal, more: object = {}): Call<N> {
  const call = { operation, principal, params: {}, query: {}, body: undefined, accept: '', ifMatch: undefined, requestId: 'request', now };
  return { ...call, ...more } as Call<N>;
}
const clerkOfOld = (city: City) => memberOf(city, ['operator:dkp']);
let count = 0;
const ids = () => {
  count += 1;
  return `01KAM${String(count).padStart(21, '0')}`;
};

describe('people of an OPD that went whole into another', () => {
  test('are told that they work for the other, and those of a divided one for nobody yet', async () => {
    const me = async (city: City) => whoAmI({ lastUses: memoryLastUses(), city })(asked('whoAmI', clerkOfOld(city)));
    expect(await me(merged)).toMatchObject({ body: { opds: ['dpp'], institutions: ['dpp'] } });
    expect(await me(divided)).toMatchObject({ body: { opds: [], institutions: [] } });
  });

  const register = (city: City, body: object) => {
    const ports = { datasets: memoryDatasets(), refresh: memoryRefresh(), opds: city.opds };
    const whole = { datasetId: 'stok-baru', title: 'Stok', description: 'Untuk uji', access: 'open', cadence: 'annual', ...body };
    return registerDataset(ports)(asked('registerDataset', clerkOfOld(city), { body: whole }));
  };

  test('register for the other without saying so, under the names of both; nobody registers for what ended', async () => {
    expect(await register(merged, {})).toMatchObject({ status: 201, body: { opdId: 'dpp' } });
    expect(await register(merged, { datasetId: 'dkp-baru' })).toMatchObject({ status: 201, body: { opdId: 'dpp' } });
    expect(await register(merged, { opdId: 'dkp' })).toMatchObject({ status: 409, detail: expect.stringContaining('dpp') });
    expect(await register(divided, { opdId: 'dkp' })).toMatchObject({ status: 409, detail: expect.stringContaining('dpp atau dlh') });
  });

  test('ask for data on behalf of the other', async () => {
    const datasets = memoryDatasets(sampleDataset({ datasetId: 'sampah', opdId: 'dlh', access: 'limited', sharing: 'by-request' }));
    const purposes = [{ id: 'perencanaan', name: 'Perencanaan' }];
    const ports = { datasets, standards: memoryStandards(), requests: memoryAccessRequests(), purposes, opds: merged.opds, ids };
    const body = { purpose: 'perencanaan', legalBasis: 'Perpres 39/2019', until: '2027-06-30' };
    const call = asked('requestAccess', clerkOfOld(merged), { params: { datasetId: 'sampah' }, body });
    const answer = await requestAccess({ ...ports, cityCodes: async () => [] })(call);
    expect(answer).toMatchObject({ status: 201, body: { institution: 'dpp' } });
  });

  test('are its staff, and of a divided OPD are listed under it for whoever assigns them', async () => {
    const directory = memoryDirectory();
    for (const opdId of ['dkp', 'dpp']) directory.put({ sub: opdId, name: opdId, groups: [`operator:${opdId}`] });
    const steward = memberOf(merged, ['walidata']);
    const staff = async (city: City, opdId: string) => {
      const ports = { city, accounts: memoryAccounts(), lastUses: memoryLastUses(), directory };
      const answer = await listStaff(ports)(asked('listStaff', steward, { params: { opdId } }));
      return answer.status === 200 ? answer.body.items.map(({ sub }) => sub).toSorted() : answer.status;
    };
    expect([await staff(merged, 'dpp'), await staff(divided, 'dpp'), await staff(divided, 'dkp')]).toEqual([
      ['dkp', 'dpp'],
      ['dpp'],
      ['dkp'],
    ]);
  });

  test('lift the locks that it set', async () => {
    const locks = memoryLocks();
    const facts = memoryAccessFacts();
    const ports = { facts, locks, personKey: async () => new Uint8Array(32), accountRecords: memoryAccountRecords(), ids };
    const body = { niks: ['3671014507900001'], reason: 'Perintah' };
    const before = { ...ports, city: { ...divided, safetyLockOpds: ['dkp'] } };
    expect(await lockPersons(before)(asked('lockPersons', memberOf(divided, ['operator:dkp']), { body }))).toMatchObject({ status: 200 });
    const unlock = (city: City) =>
      unlockPersons({ ...ports, city: { ...city, safetyLockOpds: ['dpp'] } })(
        asked('unlockPersons', memberOf(city, ['operator:dpp']), { body }),
      );
    await unlock(divided);
    expect(locks.locks.size).toBe(1);
    await unlock(merged);
    expect(locks.locks.size).toBe(0);
  });
});

describe('what residents ask of an OPD that ended', () => {
  const open = async (city: City) => {
    const accounts = memoryAccounts();
    accounts.persons.set('siti', { sub: 'siti', person: aPerson, boundAt: now.toISOString(), boundBy: 'petugas' });
    const stores = { datasets: memoryDatasets(), uploads: memoryUploads(), published: memoryPublished(), tickets: memoryTickets() };
    const ports = { ...stores, accounts, looks: memoryLookReader(memoryLooks()), city, ids };
    const body = { kind: 'correction', opdId: 'dkp', subject: 'Alamat', message: 'Salah' };
    return openTicket(ports)(asked('openTicket', memberOf(city, [], { kind: 'citizen' }), { body }));
  };

  test('its successor answers; of a divided one they are told whom to ask', async () => {
    expect(await open(merged)).toMatchObject({ status: 201, body: { opd: { id: 'dpp' } } });
    const refused = await open(divided);
    expect([refused.status, JSON.stringify(refused)]).toEqual([400, expect.stringContaining('dpp, dlh')]);
  });
});

test('a search by the old id finds what is the successor’s, and by the successor’s what is still on its way', async () => {
  const [old, own] = [sampleDataset({ datasetId: 'stok', opdId: 'dkp' }), sampleDataset({ datasetId: 'sawah', opdId: 'dpp' })];
  const index = memoryCatalogIndex();
  await rebuildIndex({ datasets: memoryDatasets(old, own), index, opdIds: ['dkp', 'dpp'], now: () => now });
  const found = async (city: City, opd: string) => {
    const ports = { city, index, datasets: memoryDatasets(old, own) };
    const hits = await findDatasets(ports, { principal: { type: 'anonymous' }, query: { opd, sort: 'title' }, now });
    return hits.map(({ dataset }) => dataset.datasetId).toSorted();
  };
  for (const opd of ['dkp', 'dpp']) expect(await found(merged, opd)).toEqual(['sawah', 'stok']);
  expect([await found(divided, 'dkp'), await found(divided, 'dpp')]).toEqual([['stok'], ['sawah']]);
});
