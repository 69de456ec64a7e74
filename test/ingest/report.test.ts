import { describe, expect, test } from 'vitest';
import { buildReports, type Findings } from '../../functions/ingest/report.ts';
import { chooseOne, noSuchSheet, passedOver } from '../../functions/ingest/sheet-messages.ts';
import { sheetMissing } from '../../functions/ingest/workbook/messages.ts';
import { limits } from '../../functions/limits.ts';
import type { Dialect } from '../../functions/model/normal-form.ts';
import { plain } from '../../functions/model/plain.ts';

const nik = '3671010101900001';
const cell = (type: string, rowNumber: number, fieldName = 'nik') => ({
  type,
  fieldName,
  fieldNumber: 1,
  rowNumber,
  cell: nik,
  message: `Sel "${nik}" salah.`,
  mend: `Ganti "${nik}".`,
});

const sheetDialect: Dialect = { container: 'workbook', header: true, headerRows: [1], skipped: [], skippedRows: 0, droppedFields: [] };

function found(changes: Partial<Findings> = {}): Findings {
  const check = {
    rows: 10,
    validRows: 8,
    errorCounts: { 'type-error': 2 },
    errors: [cell('type-error', 9), cell('type-error', 4)],
    told: [],
    warnings: [cell('constraint-error', 5)],
    columns: [{ name: 'nik', type: 'string' as const, errors: 2, missing: 0 }],
    personalColumns: ['nik'],
    nikSuspects: [],
  };
  return { findings: [], totals: {}, warnings: [], check, ...changes };
}

describe('a report', () => {
  test('counts all and lists from top to bottom, the whole file’s faults first', () => {
    const finding = { type: 'missing-cell', rowNumber: 6, fieldNumber: 2, message: plain`Baris 6 kurang.`, mend: plain`Lengkapi.` };
    const header = { type: 'duplicate-label', fieldName: 'a', message: 'Judul kembar.', mend: 'Ganti.' };
    const { full } = buildReports(found({ findings: [finding, header], totals: { 'missing-cell': 1, 'type-error': 1 } }), 99, 0.5);
    expect(full.errors.map((error) => error.rowNumber)).toEqual([undefined, 4, 6, 9]);
    expect(full).toMatchObject({
      valid: false,
      stats: { rows: 11, validRows: 8, errors: 4, bytes: 99, seconds: 0.5 },
      errorCounts: { 'missing-cell': 1, 'type-error': 3 },
      truncated: false,
    });
  });

  test('counts a row with too few or too many cells among the rows, not among the sound ones', () => {
    const check = {
      rows: 28,
      validRows: 28,
      errorCounts: {},
      errors: [],
      warnings: [],
      told: [],
      columns: [],
      personalColumns: [],
      nikSuspects: [],
    };
    const totals = { 'missing-cell': 1, 'extra-cell': 1, 'source-error': 1 };
    expect(buildReports(found({ check, totals }), 1, 1).full.stats).toMatchObject({ rows: 30, validRows: 28, errors: 3 });
  });

  test('lists the first thousand and says that there are more', () => {
    const findings = Array.from({ length: limits.maxReportedErrors }, (_, index) => cell('missing-cell', index + 20));
    const { full } = buildReports(found({ findings, totals: { 'missing-cell': 5_000 } }), 1, 1);
    expect(full.errors).toHaveLength(limits.maxReportedErrors);
    expect(full.errors[0]?.rowNumber).toBe(4);
    expect(full).toMatchObject({ truncated: true, stats: { errors: 5_002 } });
  });

  test('of a sound file is valid', () => {
    const sound = { ...found().check, errorCounts: {}, errors: [], warnings: [] } as Findings['check'];
    expect(buildReports(found(sound ? { check: sound } : {}), 1, 1).full).toMatchObject({ valid: true, errors: [], truncated: false });
  });
});

describe('the report without cells', () => {
  test('quotes no cell in any field, and keeps place and kind', () => {
    const label = { type: 'extra-label', fieldName: nik, fieldNumber: 3, message: `Kolom "${nik}" tidak ada.`, mend: 'Hapus.' };
    const { withoutCells } = buildReports(found({ findings: [label], totals: { 'extra-label': 1 } }), 1, 1);
    expect(JSON.stringify(withoutCells)).not.toContain(nik);
    expect(withoutCells.errors).toMatchObject([
      { type: 'extra-label', fieldNumber: 3, message: 'Kolom ke-3: kolom ini tidak ada di standar data.' },
      {
        type: 'type-error',
        rowNumber: 4,
        fieldName: 'nik',
        message: 'Baris 4, kolom “nik”: isinya bukan jenis data yang diminta standar.',
      },
      { type: 'type-error', rowNumber: 9 },
    ]);
    expect(withoutCells.warnings).toHaveLength(1);
  });

  test('names no sheet, since people name them after people', () => {
    const [one, other] = ['Budi Santoso', 'Siti “Ibu” Aminah'];
    const named = [
      chooseOne(
        'lembar',
        [one, other].map((name) => ({ name, rows: 20, columns: 4 })),
        true,
      ),
      noSuchSheet('lembar', one, [other]),
      sheetMissing(one),
    ];
    const warnings = [passedOver('lembar', other, 'hidden', { rows: 12, beyond: 'none' })];
    const dialect = { ...sheetDialect, sheetName: one };
    const { full, withoutCells } = buildReports({ findings: named, totals: { 'source-error': 3 }, warnings, dialect }, 1, 1);
    expect(JSON.stringify(withoutCells)).not.toMatch(/Budi|Siti|Ibu|Aminah/);
    expect(withoutCells.errors.map(({ message }) => message)).toEqual([
      'Di berkas ini lebih dari satu lembar cocok dengan standar data (2 lembar).',
      'Lembar yang diminta tidak ada di berkas ini.',
      expect.stringContaining('satu lembar tercantum, tetapi isinya tidak ada'),
    ]);
    expect(withoutCells.warnings).toMatchObject([{ message: 'Satu lembar dilewati (12 baris): disembunyikan (hidden).' }]);
    expect(full).toMatchObject({
      dialect,
      errors: [{ sheets: [one, other] }, { sheets: [other] }, { message: expect.stringContaining(one) }],
    });
    expect(JSON.stringify(full)).not.toContain('Satu lembar dilewati');
  });

  test('keeps what the reader says of the file’s structure', () => {
    const finding = { type: 'source-error', rowNumber: 6, message: plain`Tanda kutip pada baris 6 tidak ditutup.`, mend: plain`Tutup.` };
    const { withoutCells } = buildReports({ findings: [finding], totals: { 'source-error': 1 }, warnings: [] }, 1, 1);
    expect(withoutCells.errors).toEqual([finding]);
  });

  test('without cells names no column that only the file named: a file without header has people there', () => {
    const errors = [{ ...cell('primary-key', 4, 'siti_aminah'), fieldNames: ['siti_aminah', 'serang'] }];
    const columns = [
      { name: 'siti_aminah', type: 'string', errors: 1, missing: 0 },
      { name: 'serang', type: 'string', errors: 0, missing: 2 },
    ] as const;
    const check = {
      rows: 2,
      validRows: 1,
      errorCounts: { 'primary-key': 1 },
      errors,
      told: [],
      warnings: [],
      columns,
      personalColumns: ['serang'],
      nikSuspects: [],
    };
    const { full, withoutCells } = buildReports(found({ check, namedByFile: true }), 1, 1);
    expect(full.columns).toEqual(columns);
    expect(JSON.stringify(withoutCells)).not.toMatch(/siti|serang/i);
    expect(withoutCells.columns).toEqual([
      { name: 'kolom_1', type: 'string', errors: 1, missing: 0 },
      { name: 'kolom_2', type: 'string', errors: 0, missing: 2 },
    ]);
    expect(withoutCells.personalColumns).toEqual(['kolom_2']);
    expect(withoutCells.errors[0]).toMatchObject({ rowNumber: 4, fieldNumber: 1, message: expect.stringContaining('kolom ke-1') });
    expect(buildReports(found({ check }), 1, 1).withoutCells.errors[0]).toMatchObject({
      fieldName: 'siti_aminah',
      fieldNames: ['siti_aminah', 'serang'],
    });
  });
});
