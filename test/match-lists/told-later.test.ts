import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Principal } from '../../functions/model/principal.ts';
import { builtCity, type FamilyCity, nik, why } from '../persons/family-city.ts';
import { protector, reader } from '../persons/persons-city.ts';
import { fetchList, send } from './list-city.ts';
import { workbookOf } from './list-files.ts';

let city: FamilyCity;
beforeAll(async () => {
  city = await builtCity();
});
beforeEach(() => {
  city.reset();
  city.faults.length = 0;
});

const header = ['No', 'NIK', 'Nama Penerima', 'Tgl Lahir', 'Alamat'];
const rows = [
  ['1', nik.wife, 'Dewi Lestari', '05/06/1982', ''],
  ['2', nik.stranger, 'Joko Widodo', '10-10-1970', ''],
  ['3', nik.wife, 'Dewi', '1982', ''],
];
const sent = async () => send(city, await workbookOf([header, ...rows]));
const lockWife = () => city.ask({ operation: 'lockPersons', body: { niks: [nik.wife], reason: 'Perintah perlindungan' } }, protector);
const head: Principal = { type: 'account', sub: 'kepala', name: 'Kepala', kinds: [{ kind: 'head', opdId: 'dinsos' }] };

describe('the result of a list, told after it was matched', () => {
  test('says of whoever hides by now the same as of whoever hid before', async () => {
    const later = await sent();
    expect((await fetchList(city, later.listId)).items[0]).toMatchObject({ nik: 'sesuai' });
    await lockWife();
    const told = await fetchList(city, later.listId);
    city.reset();
    await lockWife();
    const before = await fetchList(city, (await sent()).listId);
    expect(told.items).toEqual(before.items);
    expect(told.items[0]).toMatchObject({ nik: 'tidak', name: 'tidak', birthDate: 'tidak' });
  });

  test('names nobody: no hash of a person leaves', async () => {
    const { listId } = await sent();
    expect((await fetchList(city, listId)).text).not.toMatch(/person|[0-9a-f]{64}/);
  });

  test('is refused to an officer whose case number was denied meanwhile, as a list in a body is', async () => {
    const { listId } = await sent();
    const lookId = city.matchLists.lists.get(listId)?.look?.lookId ?? '';
    const decided = await city.ask(
      {
        operation: 'decideCase',
        params: { opdId: 'dinsos', lookId },
        body: { sub: 'pembaca', decision: 'denied', reason: 'Nomor ini tidak ada' },
      },
      head,
    );
    const asked = { purpose: 'verifikasi', ...why, rows: [{ nik: nik.wife, name: 'Dewi', birthDate: '' }] };
    const inBody = await city.ask({ operation: 'matchPersons', body: asked }, reader);
    const told = await fetchList(city, listId);
    expect([decided.status, inBody.status, told.status]).toEqual([200, 403, 403]);
    expect(told).toMatchObject({ detail: inBody.body.detail });
  });
});
