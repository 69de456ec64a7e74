import fc from 'fast-check';
import { expect, test } from 'vitest';
import { returnedName } from '../../functions/uploads/returned-name.ts';

test.each([
  ['Data Posyandu 2026.xlsx', 'perbaikan-Data-Posyandu-2026.xlsx'],
  ['rekap.csv', 'perbaikan-rekap.xlsx'],
  ['perbaikan-rekap.xlsx', 'perbaikan-rekap.xlsx'],
  ['Café “Résumé”; v1.2.xls', 'perbaikan-Cafe-Resume-v1.2.xlsx'],
  ['../../etc/passwd"\r\n.csv', 'perbaikan-etc-passwd.xlsx'],
  ['数据.csv', 'perbaikan-berkas.xlsx'],
  ['warga 3671014509900001.csv', 'perbaikan-warga.xlsx'],
  ['warga ３６７１０１４５０９９００００１.csv', 'perbaikan-warga.xlsx'],
])('%s comes back as %s', (fileName, name) => {
  expect(returnedName(fileName)).toBe(name);
});

test('any name becomes one that every machine and header takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (fileName) => {
      expect(returnedName(fileName)).toMatch(/^perbaikan-[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?\.xlsx$/);
    }),
  );
});
