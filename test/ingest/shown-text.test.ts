import { expect, test } from 'vitest';
import { textOfRow } from '../../functions/ingest/accounting/set-aside.ts';
import { buildReports } from '../../functions/ingest/report.ts';
import { shownText } from '../../functions/ingest/shown-text.ts';
import { limits } from '../../functions/limits.ts';
import { plain } from '../../functions/model/plain.ts';

const most = limits.maxReportedCellCharacters;

/** A serial that no office gives out. */
const nik = '3671114707709001';

test('a text of the file is shown without the numbers of persons, wherever the report cut it', () => {
  expect(shownText(`pelapor Dewi NIK ${nik}, RW 02`)).toBe('pelapor Dewi NIK …, RW 02');
  expect(shownText('12 posyandu')).toBe('12 posyandu');
  for (let digits = 1; digits < nik.length; digits++) {
    const cut = `${'a'.repeat(most - digits)} ${nik}`.slice(0, limits.keptCellCharacters);
    expect(shownText(cut)).not.toContain(nik.slice(0, digits));
    expect(shownText(cut)).toHaveLength(most - digits + 1);
  }
});

test('rows set aside and the examples of a question show no number of a person, to the owner neither', () => {
  const text = `Kontak: Dewi, NIK ${nik}`;
  const aside = { rowNumber: 1, reason: 'note', text, message: plain`Baris 1 dibaca sebagai catatan.` } as const;
  const readings = [{ readingId: 'data', text: 'Data.', examples: [text] }];
  const found = {
    findings: [],
    totals: {},
    warnings: [],
    accounting: { read: 1, refused: 0, setAside: { listed: [aside], count: 1 } },
    questions: [{ questionId: 'kelompok-baris', text: 'Apa?', readings }],
  };
  const { full } = buildReports(found, 1, 1);
  expect(full.setAside?.[0]?.text).toBe('Kontak: Dewi, NIK …');
  expect(full.questions?.[0]?.readings[0]?.examples).toEqual(['Kontak: Dewi, NIK …']);
  expect(JSON.stringify(full)).not.toContain(nik);
});

test('a text of exactly as many characters as are shown is whole, its last number too; a longer one says that it was cut', () => {
  for (const letter of ['a', 'é', '𝒙']) {
    const whole = `${letter.repeat(most - 3)} 12`;
    expect(shownText(whole)).toBe(whole);
    expect(textOfRow([whole])).toBe(whole);
    expect(shownText(textOfRow([`${letter.repeat(most)}b`]))).toBe(`${letter.repeat(most)}…`);
    expect(shownText(textOfRow([letter.repeat(most), 'b']))).toBe(`${letter.repeat(most)}…`);
  }
});

test('a title of a column that is longer than a cell is cut like one', () => {
  expect(shownText(`${'b'.repeat(most)} tahun 2026`)).toBe(`${'b'.repeat(most)}…`);
});
