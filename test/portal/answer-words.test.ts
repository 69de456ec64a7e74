import { describe, expect, test } from 'vitest';
import { askSheet } from '../../functions/ingest/sheet-messages.ts';
import type { ShownColumn } from '../../functions/ingest/shown-columns.ts';
import { askDates, askEarlyDates, askLongNumbers, askZeros } from '../../functions/ingest/shown-messages.ts';
import { askPercentSign, askScaled, askUnsigned, askWords } from '../../functions/ingest/shown-number-messages.ts';
import { askRaised, askStruck } from '../../functions/ingest/shown-run-messages.ts';
import { askGroups } from '../../functions/ingest/table/group-messages.ts';
import { askHeader } from '../../functions/ingest/table/numbers-as-names.ts';
import { doubtKinds } from '../../functions/standards/inference/doubt-readings.ts';
import { answerText } from '../../web/parts/answer-words.ts';
import { answeredColumns } from '../../web/parts/answered-columns.ts';

const asks = [askZeros, askDates, askEarlyDates, askLongNumbers, askScaled, askPercentSign, askUnsigned, askWords, askRaised, askStruck];
const column: ShownColumn = {
  label: 'Kode',
  fieldNumber: 2,
  fieldName: 'kode',
  field: undefined,
  facts: { kinds: new Map(), cut: 0 },
};
const questions = [
  ...Object.values(doubtKinds).map(({ about, readings }) => ({ questionId: `kolom-3-${about}`, readings })),
  ...asks.map((ask) => ask([column])),
  askGroups([]),
  askHeader(1, []),
  ...(['lembar', 'tabel'] as const).map((part) => askSheet(part, [{ name: 'Data', rows: 1, columns: 1, place: 2 }])),
];
const answers = questions.flatMap(({ questionId, readings }) => readings.map(({ readingId }) => ({ questionId, readingId })));

test.each(answers)('the steward reads what $questionId answered with $readingId means, without a cell', (answer) => {
  expect(answerText(answer, () => ({}))).toMatch(/^[A-Z].*\.$/);
});

test.each(questions)('each answer to $questionId has words of its own, which say the column', ({ questionId, readings }) => {
  const texts = readings.map(({ readingId }) => answerText({ questionId, readingId }, () => ({})) ?? '');
  expect(new Set(texts).size).toBe(readings.length);
  // What only a workbook asks names its column as Excel does.
  if (/^kolom-\d+-/.test(questionId)) for (const text of texts) expect(text).toMatch(/^Kolom (ke-3|B) dibaca sebagai /);
});

test.each([
  ['kolom-3-ribuan', 'ribuan', 'Kolom ke-3 dibaca sebagai angka dengan pemisah ribuan.'],
  ['kolom-3-ribuan', 'desimal', 'Kolom ke-3 dibaca sebagai angka dengan tanda desimal.'],
  ['kolom-12-tanggal', 'hari-bulan', 'Kolom ke-12 dibaca sebagai tanggal; hari ditulis lebih dulu.'],
  ['kolom-12-tanggal', 'bulan-hari', 'Kolom ke-12 dibaca sebagai tanggal; bulan ditulis lebih dulu.'],
  ['kolom-2-tanggal', 'teks', 'Kolom ke-2 dibaca sebagai teks, persis seperti tertulis.'],
  ['kelompok-baris', 'kolom', 'Judul kelompok di antara baris menjadi kolom.'],
  ['lembar', 'lembar-2', 'Yang dipakai hanya lembar ke-2.'],
])('%s answered with %s is told as what it does', (questionId, readingId, text) => {
  expect(answerText({ questionId, readingId }, () => ({}))).toBe(text);
});

test('an answer that nobody knows is not told', () => {
  expect(answerText({ questionId: 'kolom-3-lain', readingId: 'entah' }, () => ({}))).toBeUndefined();
});

describe('a column is named as its reader may know it', () => {
  const fields = [
    { name: 'kelurahan', type: 'string' },
    { name: 'dosis', title: 'Dosis (ml)', type: 'number', decimalChar: ',' },
    { name: 'biaya', title: 'Biaya', type: 'integer', decimalChar: ',', groupChar: '.' },
  ] as const;
  const standard = { n: 1, fields };
  const columnOf = answeredColumns({ standardVersion: 1 }, standard);

  test('by its title in the standard, with the sign that was asked about', () => {
    expect(answerText({ questionId: 'kolom-2-ribuan', readingId: 'desimal' }, columnOf)).toBe(
      'Kolom “Dosis (ml)” dibaca sebagai angka; koma sebagai tanda desimal.',
    );
    expect(answerText({ questionId: 'kolom-3-ribuan', readingId: 'ribuan' }, columnOf)).toBe(
      'Kolom “Biaya” dibaca sebagai angka; titik sebagai pemisah ribuan.',
    );
  });

  test('by its title in the file where it has no standard and its cells may be read, else by its place', () => {
    const reading = { labels: ['Kelurahan', 'Dosis'] };
    const answer = { questionId: 'kolom-2-tanggal', readingId: 'hari-bulan' };
    expect(answerText(answer, answeredColumns({}, standard, reading))).toMatch(/^Kolom “Dosis” /);
    expect(answerText(answer, answeredColumns({}, standard))).toMatch(/^Kolom ke-2 /);
    expect(answerText(answer, answeredColumns({ standardVersion: 2 }, standard, reading))).toMatch(/^Kolom ke-2 /);
  });

  test('whatever empty columns of the file stand before it', () => {
    const behindTwo = answeredColumns({ standardVersion: 1, dialect: { droppedFields: [1, 3] } }, standard);
    expect(answerText({ questionId: 'kolom-4-ribuan', readingId: 'desimal' }, behindTwo)).toMatch(/^Kolom “Dosis \(ml\)” /);
  });

  test('by its letter in Excel where only a workbook asks', () => {
    expect(answerText({ questionId: 'kolom-3-tanda-persen', readingId: 'seperti-isi' }, columnOf)).toMatch(/^Kolom C /);
  });
});
