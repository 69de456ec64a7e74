import { expect, test } from 'vitest';
import { shownText } from '../../functions/ingest/shown-text.ts';
import { limits } from '../../functions/limits.ts';

/** A serial that no office gives out. */
const nik = '3671114707709001';

test('a text of the file is shown without the numbers of persons, wherever the report cut it', () => {
  expect(shownText(`pelapor Dewi NIK ${nik}, RW 02`)).toBe('pelapor Dewi NIK …, RW 02');
  expect(shownText('12 posyandu')).toBe('12 posyandu');
  for (let digits = 1; digits < nik.length; digits++) {
    const cut = `${'a'.repeat(limits.maxReportedCellCharacters - digits - 1)} ${nik.slice(0, digits)}`;
    expect(shownText(cut)).not.toContain(nik.slice(0, digits));
  }
});
