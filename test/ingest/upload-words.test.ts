import { expect, test } from 'vitest';
import type { Report } from '../../functions/ingest/report.ts';
import { acceptedMessage, rejectedMessage } from '../../functions/ingest/upload-words.ts';

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
  expect(rejectedMessage(report)).toMatch(/ditemukan 2\.500 kesalahan; 1\.000 dari 3\.000 baris sudah benar/);
  expect(acceptedMessage(report, 0)).toBe('Semua 3.000 baris lolos pemeriksaan.');
  expect(acceptedMessage(report, 1001)).toMatch(/^1\.999 dari 3\.000 baris sah; 1\.001 baris tidak dimuat/);
});
