import { expect, test } from 'vitest';
import { buttonText, uncertainColumns } from '../../web/pages/upload/uncertain-columns.ts';
import type { Report, Standard } from '../../web/parts/api-nouns.ts';

const standard = (type: 'string' | 'integer', title = 'Jumlah'): Standard => ({
  datasetId: 'posyandu',
  n: 1,
  state: 'proposed',
  origin: 'inferred',
  proposedAt: '2026-11-30T02:00:00Z',
  requiredFields: [],
  ruleTexts: {},
  fields: [{ name: 'jumlah', title, type }],
});
const warning = (more: Partial<Report['warnings'][number]> = {}): Report['warnings'][number] => ({
  type: 'doubtful-type',
  fieldName: 'jumlah',
  rowNumber: 4,
  message: '',
  mend: '',
  ...more,
});
const dots = { type: 'integer', decimalChar: ',', groupChar: '.' } as const;

test('a column that stayed text is named once, with the kind that nearly all its cells are', () => {
  const [column, ...others] = uncertainColumns({ warnings: [warning({ nearly: dots }), warning()] }, standard('string'));
  expect([column?.kind?.id, others]).toEqual(['integer-dots', []]);
  expect(column && buttonText(column)).toBe('Jadikan Jumlah bilangan bulat: 1.250');
});

test('where nobody knows the kind, or the form has none such, it is chosen there', () => {
  for (const nearly of [undefined, { type: 'number', format: 'rupiah' } as const]) {
    const [column] = uncertainColumns({ warnings: [warning(nearly ? { nearly } : {})] }, standard('string'));
    expect(column && buttonText(column)).toBe('Pilih jenis Jumlah');
  }
});

test('a column that was changed since, and a warning of another kind, are not among them', () => {
  expect(uncertainColumns({ warnings: [warning()] }, standard('integer'))).toEqual([]);
  expect(uncertainColumns({ warnings: [warning()] }, { ...standard('string'), proposed: standard('integer') })).toEqual([]);
  expect(uncertainColumns({ warnings: [warning({ type: 'blank-below' })] }, standard('string'))).toEqual([]);
});
