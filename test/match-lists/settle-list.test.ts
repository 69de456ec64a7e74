import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settleLists } from '../../functions/match-lists/settle-lists.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { messageOf } from '../fakes/ingest-fakes.ts';
import { builtCity, type FamilyCity, nik, why } from '../persons/family-city.ts';
import { protector, reader } from '../persons/persons-city.ts';
import { announce, fetchList, left, send, settlePorts } from './list-city.ts';
import { type Cells, csvOf, pageOf, workbookOf } from './list-files.ts';

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
  ['1', nik.wife, 'Hj. Dewi Lestari', '05/06/1982', 'Jl. Melati'],
  ['2', nik.stranger, 'Joko Widodo', '10-10-1970', 'Jl. Mawar'],
  ['3', '3671014101010099', 'Tidak Ada', '1990-01-01', 'Jl. Anggrek'],
  ['4', nik.wife, 'Dewi', '1982', 'Jl. Melati'],
];
const list: Cells = [header, ...rows];
const lock = (number: string) =>
  city.ask({ operation: 'lockPersons', body: { niks: [number], reason: 'Perintah perlindungan' } }, protector);

describe('a list that is sent as a file', () => {
  const cell = {
    nik: fc.constantFrom(nik.wife, nik.stranger, nik.child, `'${nik.brother}`, '3671014101010099', 'rusak', ''),
    name: fc.constantFrom('Dewi Lestari', 'DEWI LESTARI', 'Hj. Dewi Lestari', 'Joko Susilo', 'Bayu', 'Siapa & Kawan', ''),
    birthDate: fc.constantFrom('1982-06-05', '05/06/1982', '10-10-1970', '7 Juli 2015', '1990', ''),
  };
  const anyRow = fc
    .record(cell)
    .filter((row) => Object.values(row).some((text) => text !== ''))
    .map((row) => ({ ...row, birthDate: row.birthDate }));
  const anyFile = fc.constantFrom(
    { fileName: 'daftar.xlsx', write: workbookOf },
    { fileName: 'daftar.csv', write: csvOf },
    { fileName: 'daftar.xls', write: pageOf },
  );

  test('is answered as the same rows in a body are, in their order, by the numbers of the clerk’s file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 3, maxLength: 40 }), anyFile, async (all, { fileName, write }) => {
        city.reset();
        const table = [header, ...all.map((row, place) => [String(place + 1), row.nik, row.name, row.birthDate, 'Jl. Melati'])];
        const { listId } = await send(city, await write(table), { fileName });
        const told = await fetchList(city, listId);
        const { body } = await city.ask({ operation: 'matchPersons', body: { purpose: 'verifikasi', ...why, rows: all } }, reader);
        const inFile = body.items.map((item: { row: number; suspicions: { rows?: number[] }[] }) => ({
          ...item,
          row: item.row + 1,
          suspicions: item.suspicions.map((one) => (one.rows ? { ...one, rows: one.rows.map((row) => row + 1) } : one)),
        }));
        expect(told).toMatchObject({ state: 'done', asOf: body.asOf, caution: body.caution, rows: all.length });
        expect(told.items).toEqual(inFile);
        expect(left(city).files).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('finds its table below titles, leaves totals out and says so, and rows keep their numbers', async () => {
    const paid = rows.map((row) => [...row.slice(0, 4), '100']);
    const top = [['DAFTAR PENERIMA BANTUAN'], [], [...header.slice(0, 4), 'Nominal']];
    const titled = [...top, ...paid.slice(0, 2), [], ...paid.slice(2), ['', 'Jumlah', '', '', '400']];
    const told = await fetchList(city, (await send(city, await workbookOf(titled))).listId);
    expect(told.items.map(({ row }: { row: number }) => row)).toEqual([4, 5, 7, 8]);
    expect(told.items[0].suspicions).toEqual([expect.objectContaining({ code: 'double', rows: [8] })]);
    expect(told.caution).toContain('2 baris judul, jumlah atau catatan tidak dipadankan');
  });

  test('leaves a receipt of everybody on it before any of the result stands, under the request that announced it', async () => {
    const written: number[] = [];
    const { key, listId } = await announce(city);
    const message = messageOf(key, city.inbox.receive(key, await workbookOf(list)).versionId);
    const putText: typeof city.published.putText = (...asked) => {
      written.push(city.looks.matches.length);
      return city.published.putText(...asked);
    };
    await settleLists({ ...settlePorts(city), published: { ...city.published, putText } }, [message]);
    expect(written).toEqual([1]);
    expect(city.looks.matches).toEqual([
      {
        look: expect.objectContaining({ kind: 'match', ...why, purpose: 'verifikasi', viewer: 'pembaca', case: 'awaiting' }),
        persons: [nik.wife, nik.stranger, '3671014101010099'].map(city.hashOf),
      },
    ]);
    expect(city.counted.get('pembaca/rows')).toBe(4);
    expect((await fetchList(city, listId)).state).toBe('done');
  });

  test('holds nowhere a NIK, a cell or the file’s name once it is settled', async () => {
    const { listId } = await send(city, await workbookOf(list), { fileName: 'titipan.xlsx' });
    const kept = JSON.stringify([...city.matchLists.lists.values()]);
    const results = left(city).results.map((key) => Buffer.from(city.published.newest(key)?.bytes ?? []).toString('utf8'));
    const { text } = await fetchList(city, listId);
    for (const said of [kept, text, ...results, ...left(city).results])
      for (const hidden of [nik.wife, nik.stranger, 'Dewi', 'Melati', 'titipan']) expect(said).not.toContain(hidden);
    expect(left(city).files).toEqual([]);
  });

  test('answers who is locked as who is unknown, byte by byte', async () => {
    const of = async (number: string) => {
      const file = await workbookOf([header, ['1', number, 'Dewi Lestari', '05/06/1982', ''], rows[1] ?? []]);
      const { listId } = await send(city, file);
      // Whom a row names stands beside it by the keyed hash, which no answer holds.
      const texts = city.matchLists.lists.get(listId)?.result?.pages.map(({ key }) =>
        city.published
          .newest(key)
          ?.bytes.toString()
          .replace(/"person":"[0-9a-f]{64}"/g, ''),
      );
      return { texts, receipts: city.looks.matches.at(-1)?.persons.length };
    };
    const known = await of(nik.wife);
    await lock(nik.wife);
    expect(await of(nik.wife)).toEqual(await of('3671014101010099'));
    expect(await of(nik.wife)).not.toEqual(known);
  });

  test('is refused with the numbers of its rows where the officer or their family is on it, before anybody has a receipt', async () => {
    const { listId } = await send(city, await workbookOf([...list, ['5', nik.officer, 'Petugas', '', '']]));
    const told = await fetchList(city, listId);
    expect(told).toMatchObject({ state: 'refused', message: expect.stringContaining('Baris 6 adalah Anda sendiri') });
    expect(told.items).toBeUndefined();
    expect(city.looks.matches).toEqual([]);
    expect(left(city)).toEqual({ files: [], results: left(city).results.filter((key) => !key.includes(listId)) });
  });
});

describe('what speaks against a list', () => {
  const refused = async (file: Uint8Array, changes: object = {}) => {
    const before = city.looks.matches.length;
    const { listId } = await send(city, file, changes);
    const told = await fetchList(city, listId);
    expect(told.state).toBe('refused');
    expect(told.message).toContain('sudah dihapus');
    expect(left(city).files).toEqual([]);
    expect(city.looks.matches).toHaveLength(before);
    return told.message;
  };

  test('is said in words, and the file goes: columns, digits, sheets, a damaged or strange file, another checksum', async () => {
    expect(
      await refused(
        await workbookOf([
          ['No', 'Nama', 'Alamat'],
          ['1', 'Siti', 'Jl.'],
          ['2', 'Sri', 'Jl.'],
        ]),
      ),
    ).toContain('Kolom NIK dan tanggal lahir tidak ditemukan');
    const rounded = rows.map((row, place) => (place === 1 ? ['2', '3,67E+15', ...row.slice(2)] : row));
    expect(await refused(await workbookOf([header, ...rounded]))).toContain('Baris 3: NIK-nya dibulatkan');
    const zeros = Array.from({ length: 12 }, (_, place) => [
      String(place),
      `36710101018${String(place).padStart(2, '0')}000`,
      'Siti',
      '',
      '',
    ]);
    expect(await refused(await workbookOf([header, ...zeros]))).toContain('Semua NIK berakhir dengan 0');
    expect(await refused(await workbookOf(list, list))).toContain('Lebih dari satu lembar');
    expect(await refused(Buffer.from('%PDF-1.7 dokumen'), { fileName: 'daftar.pdf' })).toContain('tidak dapat dibaca');
    expect(await refused(await workbookOf(list), { sha256: '0'.repeat(64) })).toContain('berbeda dari yang dikirim');
  });

  test('is more rows than an officer matches in a day: nothing of it is spent', async () => {
    const lines = Array.from({ length: 100_001 }, (_, place) => `36710141${String(place).padStart(8, '0')};Siti;1990-01-01`);
    const text = `NIK;Nama;Tanggal lahir\n${lines.join('\n')}\n`;
    expect(await refused(Buffer.from(text), { fileName: 'daftar.csv' })).toContain(
      'Paling banyak 100.000 baris sehari; daftar ini 100.001',
    );
    expect(city.counted.get('pembaca/rows')).toBeUndefined();
  });

  test('is what the officer may no more when the file comes: a day that is spent, a purpose that ended, an account that lost its group', async () => {
    city.counted.set('pembaca/rows', 99_997);
    expect(await refused(await workbookOf(list))).toContain('Batas harian');
    city.reset();
    const { key, listId } = await announce(city);
    const message = messageOf(key, city.inbox.receive(key, await workbookOf(list)).versionId);
    const ports = settlePorts(city);
    const facts: typeof ports.facts = {
      load: async (wanted) => ({ ...(await ports.facts.load(wanted)), account: { sub: 'pembaca', groups: [] } as never }),
    };
    await settleLists({ ...ports, facts }, [message]);
    expect(await fetchList(city, listId)).toMatchObject({ state: 'refused', message: expect.stringContaining('pembaca profil') });
    expect(left(city).files).toEqual([]);
  });

  test('refuses it before it is announced, as it would a list in a body', async () => {
    expect((await announce(city, { purpose: 'lampau' })).told.detail).toContain('berakhir');
    expect((await announce(city, { purpose: 'pemeriksaan' })).told.detail).toContain('tidak mencakup');
    expect((await announce(city, {}, { ...reader, sub: 'lain' } as Principal)).told.detail).toContain('terikat');
    expect((await announce(city, { size: 65 * 2 ** 20 })).status).toBe(400);
    expect(city.matchLists.lists.size).toBe(0);
  });
});

describe('a result', () => {
  test('is its officer’s alone, and ends a day later: to anybody else it never existed', async () => {
    const { listId } = await send(city, await workbookOf(list));
    const colleague = { ...reader, sub: 'rekan' } as Principal;
    await city.bind('rekan', nik.brother);
    const bodyOf = async (id: string, by: Principal) => {
      const { status, body } = await city.ask({ operation: 'getMatchList', params: { listId: id } }, by);
      return [status, { ...body, requestId: '' }];
    };
    const never = await bodyOf('01K6ZZZZZZZZZZZZZZZZZZZZZZ', reader);
    expect(never[0]).toBe(404);
    expect(await bodyOf(listId, colleague)).toEqual(never);
    city.clock.now = new Date(city.clock.now.getTime() + 24 * 3_600_000);
    expect(await bodyOf(listId, reader)).toEqual(never);
  });

  test('is no list’s whose file comes when it is settled, or over: that file is deleted unread', async () => {
    const { key } = await send(city, await workbookOf(list));
    const again = messageOf(key, city.inbox.receive(key, await workbookOf(list)).versionId);
    await settleLists(settlePorts(city), [again]);
    const late = await announce(city);
    city.clock.now = new Date(city.clock.now.getTime() + 25 * 3_600_000);
    await settleLists(settlePorts(city), [messageOf(late.key, city.inbox.receive(late.key, await workbookOf(list)).versionId)]);
    expect(left(city).files).toEqual([]);
    expect(city.looks.matches).toHaveLength(1);
  });
});
