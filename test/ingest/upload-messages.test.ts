import { expect, test } from 'vitest';
import type { Report } from '../../functions/ingest/report.ts';
import { acceptedMessage, rejectedMessage } from '../../functions/ingest/upload-messages.ts';
import { limits } from '../../functions/limits.ts';

const report: Report = {
  valid: false,
  stats: { rows: 3000, validRows: 1000, errors: 2500, bytes: 1, seconds: 1 },
  columns: [{ name: 'a', type: 'string', errors: 2500, missing: 0 }],
  errors: [],
  warnings: [],
  errorCounts: {},
  personalColumns: [],
  truncated: true,
};

test('numbers are grouped as Indonesians write them', () => {
  expect(rejectedMessage(report)).toMatch(/Ditemukan 2\.500 kesalahan; 1\.000 dari 3\.000 baris sudah benar/);
  expect(acceptedMessage(report, 0)).toBe('Semua 3.000 baris lolos pemeriksaan.');
  expect(acceptedMessage(report, 1001)).toMatch(/^1\.999 dari 3\.000 baris sah; 1\.001 baris tidak dimuat/);
});

const wrong = {
  type: 'type-error',
  fieldName: 'umur',
  rowNumber: 7,
  message: 'Baris 7, kolom “umur”: isinya bukan angka.',
  mend: 'Tulis angkanya.',
};

test('a rejection begins with the first mistake and its place, and counts the others after it', () => {
  const message = rejectedMessage({ ...report, errors: [wrong, { ...wrong, rowNumber: 9 }] });
  expect(message).toMatch(
    /^Berkas ditolak\. Baris 7, kolom “umur”: isinya bukan angka\. Tulis angkanya\. Selain itu masih ada 2\.499 kesalahan; /,
  );
});

test('a rejection for one mistake counts nothing', () => {
  const message = rejectedMessage({ ...report, stats: { ...report.stats, errors: 1 }, errors: [wrong], truncated: false });
  expect(message).toBe('Berkas ditolak. Baris 7, kolom “umur”: isinya bukan angka. Tulis angkanya.');
});

test('a mistake too long to be told leaves the count', () => {
  const long = { ...wrong, message: 'x'.repeat(limits.maxMessageCharacters) };
  expect(rejectedMessage({ ...report, errors: [long] })).toMatch(/^Berkas ditolak\. Ditemukan 2\.500 kesalahan; /);
});
