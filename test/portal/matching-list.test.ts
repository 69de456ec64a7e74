import { expect, test } from 'vitest';
import { fileText } from '../../web/pages/matching/list-file.ts';
import { readList } from '../../web/pages/matching/read-list.ts';
import { countLines, resultCsv } from '../../web/pages/matching/result-words.ts';
import { separated } from '../../web/pages/matching/separated.ts';
import { inWholeList, withDoubles } from '../../web/pages/matching/whole-list.ts';
import type { MatchedRow } from '../../web/parts/api-nouns.ts';

/** NIKs of nobody: serials that no office gives out. */
const [one, other] = ['3671014505909901', '3671020101859902'] as const;
const rows = [
  { nik: one, name: 'Siti, S.Pd.', birthDate: '05-05-1990' },
  { nik: other, name: 'H. "Budi"', birthDate: '1985-01-01' },
];

test('cells are those of RFC 4180, a quote inside a plain cell stays, and empty lines are nothing', () => {
  expect(separated('a,"b ""c""\nd",e\r\n\r\nf,5" pipa,\n"x"y,', ',')).toEqual([
    ['a', 'b "c"\nd', 'e'],
    ['f', '5" pipa', ''],
    ['"x"y', ''],
  ]);
});

test.each([
  ['a comma', `NIK,Nama,Tanggal Lahir\n${one},"Siti, S.Pd.",05-05-1990\n${other},"H. ""Budi""",1985-01-01\n`],
  [
    'a semicolon, under a title, among other columns',
    `Daftar KPM\n;;;\nNo;Nama Penerima;No. KTP;Tgl. Lahir\n1;Siti, S.Pd.;${one};05-05-1990\n2;"H. ""Budi""";${other};1985-01-01`,
  ],
  [
    'tabs, as a spreadsheet copies',
    `nik\tnama\ttanggal_lahir\tkel\r\n${one}\tSiti, S.Pd.\t05-05-1990\tBenda\r\n${other}\t"H. ""Budi"""\t1985-01-01\t\r\n\t\t\t\r\n`,
  ],
])('a list is read whose cells stand apart by %s', (_by, text) => {
  expect(readList(`\ufeff${text}`)).toEqual({ ok: true, rows });
});

test('what is missing is named, and no cell is repeated', () => {
  const said = readList(`NIK;Alamat\n${one};Jalan\n`);
  expect(said).toMatchObject({ ok: false, text: expect.stringContaining('Kolom nama dan tanggal lahir tidak ditemukan') });
  expect(readList('NIK;Nama;Tgl Lahir\n3,67101E+15;Siti;5/5/1990\n')).toMatchObject({
    ok: false,
    text: expect.stringContaining('Baris 1: NIK-nya dibulatkan'),
  });
  expect(readList('')).toMatchObject({ ok: false });
  expect(JSON.stringify([said, readList(`nik,nama\n${one},${'x'.repeat(300)}`)])).not.toContain(one);
});

test('a workbook, and a page that is called one, go to the service as they are, and a file of Windows is read', () => {
  for (const beginning of [[0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [...Buffer.from('<html>')]])
    expect(fileText(Uint8Array.from(beginning))).toEqual({ is: 'file' });
  expect(fileText(Uint8Array.of(0x4e, 0xe9))).toEqual({ is: 'text', text: 'Né' });
});

const fine: MatchedRow = { row: 1, nik: 'sesuai', name: 'sesuai', birthDate: 'sesuai', suspicions: [] };
const double = { code: 'double' as const, message: 'dugaan ganda', rows: [2] };

test('pieces are counted as one list, and the same NIK in two pieces is a suspicion', () => {
  const list = [one, other, one, one].map((nik) => ({ nik, name: 'Siti', birthDate: '' }));
  const pieces = [
    ...inWholeList([fine, { ...fine, row: 2 }], 0),
    ...inWholeList(
      [
        { ...fine, suspicions: [double] },
        { ...fine, row: 2 },
      ],
      2,
    ),
  ];
  expect(pieces.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
  expect(withDoubles(pieces, list).map(({ suspicions }) => suspicions.flatMap(({ rows: places = [] }) => places))).toEqual([
    [3, 4],
    [],
    [1, 4],
    [1, 3],
  ]);
});

test('the file holds no NIK and runs nothing', () => {
  const list = [{ nik: one, name: '=HYPERLINK("x")', birthDate: '' }];
  const csv = resultCsv([{ ...fine, name: 'tidak' }], list, '2026-09');
  expect(csv).toContain('1,"\'=HYPERLINK(""x"")",sesuai,tidak sesuai,sesuai,,Sep 2026');
  expect(csv).not.toContain(one);
  expect(
    resultCsv([fine], [], '2026-09')
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual(['Baris,NIK,Nama,Tanggal lahir,Dugaan,Register per', '1,sesuai,sesuai,sesuai,,Sep 2026', '']);
  expect(countLines([fine, { ...fine, name: 'tidak' }, { ...fine, suspicions: [double] }])).toEqual([
    '1 baris sesuai semuanya.',
    '2 baris perlu diperiksa.',
    '1 baris: dugaan ganda.',
  ]);
});
