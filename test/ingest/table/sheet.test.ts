import { describe, expect, test } from 'vitest';
import { limits } from '../../../functions/limits.ts';
import { cellsOf, findingsOf, linesOf } from '../csv/read-bytes.ts';
import { readSheet, readSheets } from './read-sheets.ts';

describe('a sheet', () => {
  test('with a title, merged levels and a footer is read as one table', async () => {
    const read = await readSheet(
      [
        'Jumlah Penduduk',
        '',
        'Kecamatan|Penduduk||Luas',
        '|Laki-laki|Perempuan',
        '(1)|(2)|(3)|(4)',
        'Ciputat|1|2|3.5',
        'Setu|3|4|',
        '',
        'Sumber : Dinas Kependudukan',
        'Angka sementara',
      ],
      ['A1:D1', 'A3:A4', 'B3:C3', 'D3:D4'],
    );
    expect(read.outcome.form).toMatchObject({
      labels: ['Kecamatan', 'Penduduk Laki-laki', 'Penduduk Perempuan', 'Luas'],
      headerRow: 4,
      rows: 2,
      rowNumberSum: 13n,
      dialect: { container: 'workbook', sheetName: 'Sheet1', headerRows: [3, 4], skippedRows: 4 },
    });
    expect(read.outcome.form?.dialect.skipped).toEqual([
      { rowNumber: 1, reason: 'title' },
      { rowNumber: 5, reason: 'column-numbers' },
      { rowNumber: 9, reason: 'note' },
      { rowNumber: 10, reason: 'note' },
    ]);
    expect(cellsOf(read)).toEqual([
      ['Ciputat', '1', '2', '3.5'],
      ['Setu', '3', '4', ''],
    ]);
    expect(linesOf(read)).toEqual([6, 7]);
  });

  test('with four levels names each column by all of them, once', async () => {
    const read = await readSheet(
      [
        'Provinsi|Garis Kemiskinan',
        '|Perkotaan||Perdesaan',
        '|2020||2020',
        '|Maret|September|Maret|September',
        'ACEH|1|2|3|4',
        'RIAU|1|2|3|4',
      ],
      ['A1:A4', 'B1:E1', 'B2:C2', 'D2:E2', 'B3:C3', 'D3:E3'],
    );
    expect(read.outcome.form?.labels).toEqual([
      'Provinsi',
      'Garis Kemiskinan Perkotaan 2020 Maret',
      'Garis Kemiskinan Perkotaan 2020 September',
      'Garis Kemiskinan Perdesaan 2020 Maret',
      'Garis Kemiskinan Perdesaan 2020 September',
    ]);
  });

  test('names every row of a vertically merged cell, and says so', async () => {
    const read = await readSheet(['Provinsi|Kota|Jumlah', 'Banten|Serang|1', '|Cilegon|2', 'Riau|Dumai|3', '|Siak|4'], ['A2:A3']);
    expect(cellsOf(read).map(([province]) => province)).toEqual(['Banten', 'Banten', 'Riau', '']);
    expect(read.outcome.warnings).toEqual([expect.objectContaining({ type: 'merged-cell', rowNumber: 3 })]);
  });

  test('leaves out a header that is printed again without the blanks around its names', async () => {
    const read = await readSheet([' Nama |Jumlah ', 'A|1', 'Nama|Jumlah', 'B|2']);
    expect(cellsOf(read)).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  test('leaves out a header that is printed again, with the heading above it', async () => {
    const read = await readSheet(['Nama|Jumlah', 'A|1', '', 'Halaman 2', 'Nama|Jumlah', 'B|2']);
    expect(cellsOf(read)).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
    expect(read.outcome.form?.dialect.skipped).toEqual([
      { rowNumber: 4, reason: 'title' },
      { rowNumber: 5, reason: 'repeated-header' },
    ]);
  });

  test('keeps headings and blank rows between blocks of one table, where the clerk says that they are data', async () => {
    const rows = [['Nama', 'Jumlah'], ['A. Pertanian'], ['Padi', '1'], [], ['B. Industri'], ['Kayu', '2'], [], ['C. Jasa']];
    const read = await readSheets([{ rows }], { answers: new Map([['kelompok-baris', 'data']]) });
    expect(cellsOf(read).map(([name]) => name)).toEqual(['A. Pertanian', 'Padi', 'B. Industri', 'Kayu', 'C. Jasa']);
  });

  test('keeps a last row that has only its name', async () => {
    expect(cellsOf(await readSheet(['Kecamatan|Jumlah', 'Ciputat|1', 'Pondok Aren|']))).toEqual([
      ['Ciputat', '1'],
      ['Pondok Aren', ''],
    ]);
  });

  test('with two tables is refused, naming both header rows', async () => {
    const read = await readSheet(['Tahun|Baik|Rusak', '2022|1|2', '', '2. Jenis jalan', 'Tahun|Beton|Aspal', '2022|3|4']);
    expect(findingsOf(read)).toEqual(['source-error@5']);
    expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toMatch(/baris 1.*baris 5/);
    expect(read.outcome.form).toBeUndefined();
  });

  test('may start further right, and ends where its last name or cell is', async () => {
    const read = await readSheet(['||Laporan', '||Nama|Jumlah||', '||A|1||', '||B|2|']);
    expect(read.outcome.form).toMatchObject({ labels: ['Nama', 'Jumlah'], dialect: { droppedFields: [1, 2] } });
  });

  test('with a corner that has no name gets one, wherever it is', async () => {
    expect((await readSheet(['||2020|2021', '|Januari|1|2', '|Februari|3|4'])).outcome.form?.labels).toEqual(['kolom_2', '2020', '2021']);
  });

  test('with cells beyond its columns names the first', async () => {
    const rows = ['a|b', ...Array.from({ length: limits.sampleRecords }, () => '1|2'), '1|2|3'];
    expect(findingsOf(await readSheet(rows))).toEqual(['blank-label@1']);
  });

  test('keeps line breaks in cells and refuses control characters by row and column', async () => {
    const read = await readSheet(['a||b', 'x\ny\r\nz||1', 'v\u0007||2', 'w||3\u001f']);
    expect(read.records[0]?.cells).toEqual(['x\ny\r\nz', '1']);
    expect(read.outcome.form?.columnsWithNewline).toEqual([0]);
    expect(read.outcome.ok ? [] : read.outcome.findings.map(({ rowNumber, fieldNumber }) => [rowNumber, fieldNumber])).toEqual([
      [3, 1],
      [4, 3],
    ]);
  });

  test('with a row longer than a record may be is refused by that row; many long headings are kept', async () => {
    expect(findingsOf(await readSheet(['a|b', '1|2', `${'x'.repeat(limits.maxRecordBytes)}|2`]))).toEqual(['source-error@3']);
    const long = 'é'.repeat(limits.maxRecordBytes / 4);
    const read = await readSheet(['a|b', ...Array.from({ length: 15 }, (_, index) => `${index}${long}|`), '1|2']);
    expect(cellsOf(read)).toHaveLength(16);
    expect(cellsOf(read)[14]?.[0]).toBe(`14${long}`);
  });
});

describe('of several sheets', () => {
  const table = [
    ['nama', 'jumlah'],
    ['A', '1'],
  ];
  const other = [
    ['kode', 'kota'],
    ['11', 'Aceh'],
  ];

  const several = [
    { rows: [] },
    { name: 'A', rows: table },
    { name: 'Lama', rows: table, hidden: true },
    { name: 'B', rows: [...other, ['12', 'Sumut']] },
  ];

  test('the only one with a table is read; the others are said', async () => {
    const read = await readSheets([
      { name: 'Petunjuk', rows: [['Isi dengan benar'], ['Terima kasih']] },
      { rows: [] },
      { name: 'Data', rows: table },
    ]);
    expect(read.outcome.form?.dialect.sheetName).toBe('Data');
    expect(read.outcome.warnings.map(({ type, message }) => [type, message])).toEqual([
      ['skipped-sheet', expect.stringContaining('“Petunjuk” dilewati (2 baris): tidak memuat tabel')],
      ['skipped-sheet', expect.stringContaining('“Sheet2” dilewati: kosong')],
    ]);
  });

  test('several with tables are asked about: each by its place and size, its name for who may read it', async () => {
    const { outcome } = await readSheets(several);
    expect(outcome).toMatchObject({ ok: false, findings: [] });
    expect(outcome.form).toBeUndefined();
    expect(outcome.asking).toEqual([
      {
        questionId: 'lembar',
        text: 'Di berkas ini ada beberapa lembar yang berisi tabel. Yang mana yang diunggah ke dataset ini?',
        readings: [
          { readingId: 'lembar-2', text: 'Lembar ke-2: 1 baris, 2 kolom.', examples: ['A'] },
          { readingId: 'lembar-4', text: 'Lembar ke-4: 2 baris, 2 kolom.', examples: ['B'] },
        ],
      },
    ]);
    expect((await readSheets(several)).outcome).toEqual(outcome);
  });

  test('the one that the clerk answered is read, and what is not is told with its rows', async () => {
    const { outcome } = await readSheets(several, { answers: new Map([['lembar', 'lembar-4']]) });
    expect(outcome.form?.dialect.sheetName).toBe('B');
    expect(outcome.warnings.map(({ message }) => message)).toEqual([
      'Lembar “Sheet1” dilewati: bukan yang dipilih.',
      'Lembar “A” dilewati (2 baris): bukan yang dipilih.',
      'Lembar “Lama” dilewati (2 baris): bukan yang dipilih.',
    ]);
  });

  test('an answer that names none of them asks again', async () => {
    for (const readingId of ['lembar-9', 'lembar-0', 'x']) {
      expect((await readSheets(several, { answers: new Map([['lembar', readingId]]) })).outcome.asking).toHaveLength(1);
    }
  });

  test('more than a page can offer are listed, and none is taken', async () => {
    const many = Array.from({ length: limits.maxListedNames + 1 }, (_, index) => ({ name: `Bulan ${index + 1}`, rows: table }));
    const { outcome } = await readSheets(many);
    expect(outcome.asking).toBeUndefined();
    const [finding] = outcome.ok ? [] : outcome.findings;
    expect(finding?.message).toContain('“Bulan 1” (1 baris, 2 kolom), “Bulan 2” (1 baris, 2 kolom)');
    expect(finding?.mend).toContain('sheet');
  });

  test('those passed over are counted up to a bound, all together', async () => {
    const long = [table[0] ?? [], ...Array.from({ length: limits.maxCountedRows }, (_, index) => [`n${index}`, '1'])];
    const { outcome } = await readSheets(
      [
        { name: 'Panjang', rows: long },
        { name: 'Lain', rows: other },
        { name: 'A', rows: table },
      ],
      { sheet: 'A' },
    );
    expect(outcome.warnings.map(({ message }) => message)).toEqual([
      `Lembar “Panjang” dilewati (lebih dari ${limits.maxCountedRows} baris): bukan yang diminta.`,
      'Lembar “Lain” dilewati (jumlah barisnya tidak dihitung): bukan yang diminta.',
    ]);
  });

  test('the one that is named is read, hidden or not, whatever the case', async () => {
    const sheets = [
      { name: 'A', rows: table },
      { name: 'Data Kota', rows: other, hidden: true },
    ];
    expect((await readSheets(sheets, { sheet: 'data kota ' })).outcome.form?.labels).toEqual(['kode', 'kota']);
    const missing = await readSheets(sheets, { sheet: 'C' });
    expect(missing.outcome.ok ? '' : missing.outcome.findings[0]?.message).toContain('“A”, “Data Kota”');
  });

  test('the one that fits the standard is read', async () => {
    const sheets = [
      { name: 'A', rows: table },
      { name: 'B', rows: other },
    ];
    expect((await readSheets(sheets, { expectedLabels: ['Kode', 'KOTA'] })).outcome.form?.dialect.sheetName).toBe('B');
    const { outcome } = await readSheets([...sheets, { name: 'C', rows: other }], { expectedLabels: ['kode', 'kota'] });
    expect(outcome.asking?.[0]?.readings.map(({ examples }) => examples)).toEqual([['B'], ['C']]);
  });

  test('the one that fits is known by its labels without accents and raised figures, as the standard’s own matching does', async () => {
    const sheets = [
      { name: 'A', rows: table },
      {
        name: 'B',
        rows: [
          ['Desa', 'Luas (km2)'],
          ['Cikole', '12'],
        ],
      },
    ];
    expect((await readSheets(sheets, { expectedLabels: ['Désa', 'Luas (km²)'] })).outcome.form?.dialect.sheetName).toBe('B');
  });

  test('hidden ones and those that this system adds are passed over', async () => {
    const read = await readSheets([
      { name: 'Yang perlu diperbaiki', rows: other },
      { name: 'Lama', rows: other, hidden: true },
      { name: 'Data', rows: table },
    ]);
    expect(read.outcome.form?.dialect.sheetName).toBe('Data');
    expect(read.outcome.warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('“Lama” dilewati (2 baris): disembunyikan'),
    ]);
  });

  test('none with a cell is an empty file; none to be seen is said', async () => {
    expect(findingsOf(await readSheets([{ rows: [] }, { rows: [[' ']] }]))).toEqual(['source-error']);
    expect(findingsOf(await readSheets([{ rows: table, hidden: true }]))).toEqual(['source-error']);
  });
});

describe('a long sheet', () => {
  const rows = (first: readonly string[]) => [
    ...first,
    ...Array.from({ length: limits.sampleRecords }, (_, index) => `kota ${index}|${index}|1`),
  ];

  test('with merged cells far below its first rows has them filled down', async () => {
    const last = limits.sampleRecords + 1;
    const read = await readSheet([...rows(['kota|kode|jumlah']), 'Serang|1|2', '|2|3'], [`A${last + 1}:A${last + 2}`]);
    expect(cellsOf(read).slice(-2)).toEqual([
      ['Serang', '1', '2'],
      ['Serang', '2', '3'],
    ]);
  });

  test('has its merged header joined', async () => {
    const read = await readSheet(rows(['kota|penduduk', '|laki|perempuan']), ['A1:A2', 'B1:C1']);
    expect(read.outcome.form?.labels).toEqual(['kota', 'penduduk laki', 'penduduk perempuan']);
    expect(read.outcome.form?.rows).toBe(limits.sampleRecords);
  });
});

describe('a sheet that is far larger than its file', () => {
  const long = 'a'.repeat(250_000);
  const rows = [['nama', 'catatan'], ...Array.from({ length: 600 }, (_, index) => [`orang ${index}`, long])];

  test('is refused before it fills the disk, and leaves nothing behind', async () => {
    const { outcome, records } = await readSheets([{ rows }], { fileBytes: 43_000 });
    expect(outcome).toMatchObject({ ok: false, findings: [{ message: expect.stringContaining('jauh lebih besar daripada berkasnya') }] });
    expect(outcome.form).toBeUndefined();
    expect(records).toEqual([]);
  });

  test('is refused where one merged cell fills its rows', async () => {
    const filled = [['nama', 'catatan'], ['a', long], ...Array.from({ length: 600 }, (_, index) => [`orang ${index}`, ''])];
    const { outcome } = await readSheets([{ rows: filled, merged: ['B2:B602'] }], { fileBytes: 43_000 });
    expect(outcome).toMatchObject({ ok: false, findings: [{ message: expect.stringContaining('jauh lebih besar daripada berkasnya') }] });
  });

  test('is read where the file itself is large', async () => {
    const { outcome } = await readSheets([{ rows }], { fileBytes: 20_000_000 });
    expect(outcome).toMatchObject({ ok: true, form: { rows: 600 } });
  });

  test('is told which row is longer than a row may be, though its cells share one text', async () => {
    const columns = Array.from({ length: 20 }, (_, index) => `kolom ${index}`);
    const { outcome } = await readSheets([{ rows: [columns, columns.map(String), columns.map(() => long)] }]);
    expect(outcome).toMatchObject({ ok: false, findings: [{ type: 'source-error', rowNumber: 3 }] });
  });
});

describe('a header with what nobody sees', () => {
  test.each([
    ['NUL', 'na\u0000ma'],
    ['a separator', 'na\u001fma'],
    ['DEL', 'na\u007fma'],
    ['half a character', 'na\ud800ma'],
  ])('is refused with its column: %s', async (_what, label) => {
    const { outcome } = await readSheets([
      {
        rows: [
          ['kode', label],
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    ]);
    expect(outcome).toMatchObject({ ok: false, findings: [{ type: 'header-error', rowNumber: 1, fieldNumber: 2 }] });
  });

  test('may be broken into lines and hold tabs', async () => {
    const { outcome } = await readSheets([
      {
        rows: [
          ['kode', 'na\n\tma'],
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    ]);
    expect(outcome.form?.labels).toEqual(['kode', 'na ma']);
  });
});
