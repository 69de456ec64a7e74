import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accesses } from '../../functions/model/access-level.ts';
import { cadences } from '../../functions/model/cadence.ts';
import { planCsv, planWorkbook } from '../../functions/plans/get-plan-file.ts';
import { readListFile } from '../../functions/plans/read-plan-file.ts';
import { planWritten } from '../../functions/requests/plan.ts';
import { anEntry, plansFunction } from './plans-function.ts';

const unsaid = { access: 'open', cadence: 'annual' } as const;
const line = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom('Jumlah; "posyandu", aktif', '007', '1.02.000001', '1 2'),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const entry = fc
  .record({
    ...{ title: line, code: optional(line), measure: optional(line), definition: optional(line), responsibleUnit: optional(line) },
    ...{ priority: fc.boolean(), cadence: fc.constantFrom(...cadences), access: fc.constantFrom(...accesses) },
    dueDates: optional(fc.constantFrom(['2027-03-31'], ['2027-01-31', '2027-07-31'])),
    datasetId: optional(fc.constantFrom('data-posyandu', '2027-angka')),
  })
  .map((one) => planWritten.shape.entries.element.safeParse(JSON.parse(JSON.stringify(one))))
  .filter((parsed) => parsed.success)
  .map(({ data }) => data);

describe('a plan that is exported', () => {
  test.each(['csv', 'xlsx'] as const)('comes back as it was from %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 4 }), async (entries) => {
        const bytes = format === 'csv' ? planCsv(entries) : await planWorkbook(entries);
        const outcome = await readListFile(bytes, unsaid);
        if (!outcome.ok) throw new Error(outcome.why);
        expect(outcome.read).toMatchObject({ faults: [], skipped: 0, unread: [] });
        expect(outcome.read.entries).toEqual(entries);
      }),
      { numRuns: format === 'csv' ? 200 : 40 },
    );
  });
});

describe('e-Walidata’s list', () => {
  const sipd = [
    'PEMERINTAH KOTA CONTOH;;;;;;',
    'DAFTAR DATA STATISTIK SEKTORAL;;;;;;',
    'No;Kode DSSD;Uraian DSSD;Satuan;Definisi Operasional;2024;2025',
    '(1);(2);(3);(4);(5);(6);(7)',
    ';;URUSAN KESEHATAN;;;;',
    '1;1.02.000001;Jumlah posyandu aktif;Unit;"Posyandu yang melayani; tiap bulan";812;815',
    '2;1.02.000002;;Orang;-;;',
    '3;1.02.000003;=HYPERLINK("x");Orang;;;',
  ].join('\r\n');

  test('is read with its codes; titles above, group lines and figures are told as left out', async () => {
    const outcome = await readListFile(Buffer.from(sipd), unsaid);
    if (!outcome.ok) throw new Error(outcome.why);
    expect(outcome.read.entries).toEqual([
      {
        ...{ title: 'Jumlah posyandu aktif', code: '1.02.000001', measure: 'Unit', priority: false, cadence: 'annual', access: 'open' },
        definition: 'Posyandu yang melayani; tiap bulan',
      },
    ]);
    expect(outcome.read).toMatchObject({ skipped: 2, unread: ['2024', '2025'] });
    expect(outcome.read.faults).toEqual([
      { rowNumber: 7, column: 'Uraian DSSD', what: 'kosong; tulis judul datanya' },
      { rowNumber: 8, column: 'Uraian DSSD', what: expect.stringContaining('rumus') },
    ]);
  });

  test('of the wrong words says where, what, and how to mend it', async () => {
    const outcome = await readListFile(Buffer.from('Judul,Frekuensi,Tingkat Akses\nPosyandu,sering,rahasia\n'), unsaid);
    if (!outcome.ok) throw new Error(outcome.why);
    expect(outcome.read.faults).toEqual([
      { rowNumber: 2, column: 'Frekuensi', what: expect.stringMatching(/“sering” tidak dikenal; tulis harian, mingguan/) },
      { rowNumber: 2, column: 'Tingkat Akses', what: '“rahasia” tidak dikenal; tulis terbuka, terbatas atau tertutup' },
    ]);
  });

  test('that is none is refused in words, whatever its bytes', async () => {
    const desk = plansFunction();
    for (const bytes of ['', 'halo', 'PK\u0003\u0004rusak', '\u00d0\u00cf\u0011\u00e0', 'a,b\n1,2\n']) {
      const base64 = Buffer.from(bytes, 'latin1').toString('base64');
      const body = { fileName: 'x.xlsx', base64, ...unsaid };
      const answer = await desk.on('readPlanFile', 'dinsos', 'operator', body);
      expect([bytes, answer.status]).toEqual([bytes, 400]);
    }
  });

  test('is read for the OPD’s own people, and nothing of it is kept', async () => {
    const desk = plansFunction();
    const body = { fileName: 'daftar.csv', base64: Buffer.from(sipd).toString('base64'), ...unsaid };
    expect((await desk.on('readPlanFile', 'dinsos', 'steward', body)).status).toBe(403);
    expect((await desk.on('readPlanFile', 'dinsos', 'operator', body)).body.entries).toHaveLength(1);
    expect((await desk.read('dinsos', 'operator')).body.state).toBe('none');
  });
});

test('a plan goes out as its reader sees it', async () => {
  const desk = plansFunction();
  await desk.write('dinsos', 'operator', [anEntry(), anEntry({ title: 'Lokasi rumah aman', code: '2', access: 'closed' })]);
  const csv = async (who: 'operator' | 'anonymous') => {
    const { body } = await desk.ask('getPlanFile', { year: '2027', opdId: 'dinsos', format: 'csv' }, who);
    return Buffer.from(body.base64, 'base64').toString();
  };
  expect(await csv('operator')).toContain('1,1.02.000012,Jumlah posyandu,,,tidak,tahunan,,terbuka,,');
  expect(await csv('anonymous')).not.toContain('posyandu');
});
