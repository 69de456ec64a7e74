import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsNik } from '../../../functions/model/person-numbers/held-numbers.ts';
import { announcement, mendedCells } from '../../../functions/requests.ts';
import { fieldNames } from '../../../functions/standards/labels/field-name.ts';
import { firstNameWithNik, nameHoldsNik } from '../../../functions/standards/labels/named-niks.ts';
import { readNamed } from '../../ingest/read-back-file.ts';

const nik = '3671111203909001';
/** No word, so that it gets lost in a name. */
const between = fc.string({ unit: fc.constantFrom(' ', '.', '-', '/', '·', '–', '*'), minLength: 1, maxLength: 8 });
const labels = fc.tuple(between, fc.integer({ min: 1, max: 15 })).map(([gap, at]) => `${nik.slice(0, at)}${gap}${nik.slice(at)}`);

test('a label is told to hold a NIK wherever its name holds one, whatever stood between', () => {
  fc.assert(
    fc.property(labels, (label) => {
      const names = fieldNames(['nama', label]);
      expect(nameHoldsNik(label)).toBe(holdsNik(label) || names.some((name) => holdsNik(name)));
      expect(firstNameWithNik(['nama', label])).toBe(nameHoldsNik(label) ? 1 : undefined);
    }),
  );
  expect(nameHoldsNik('367111 ...... 1203909001')).toBe(true);
  expect(['Jumlah 2021', 'Realisasi 2021 2022 2023 2024', 'nilai (Rp)'].some(nameHoldsNik)).toBe(false);
});

test('no column is named after a NIK whose parts stand apart', async () => {
  const { outcome } = await readNamed('data.csv', Buffer.from('Nama,367111 ...... 1203909001\na,1\nb,2\n'), {});
  expect(outcome).toMatchObject({ ok: false, findings: [{ type: 'header-error', fieldNumber: 2 }] });
});

test('neither a mended nor a declared cell, nor a file or sheet, is named with a NIK', () => {
  const cell = (fieldName: string) => ({ rowNumber: 3, fieldName });
  for (const name of [`kolom ${nik}`, '367111 ...... 1203909001']) {
    expect(mendedCells.safeParse({ notNik: [cell(name)] }).success).toBe(false);
    expect(mendedCells.safeParse({ cells: [{ ...cell(name), value: '1' }] }).success).toBe(false);
    expect(announcement.safeParse({ fileName: `${name}.csv`, size: 1 }).success).toBe(false);
  }
  expect(mendedCells.safeParse({ notNik: [cell('keterangan')] }).success).toBe(true);
});
