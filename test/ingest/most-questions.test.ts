import { expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import type { Question } from '../../functions/model/question.ts';
import { datasetOf, deliver, ingestFakes, uploadIds } from '../fakes/ingest-fakes.ts';
import { datasetId } from '../rows/rows-function.ts';
import { readNamed } from './read-back-file.ts';
import { partsOf, zipParts } from './workbook/write-workbook.ts';

/** However many columns show something else than they hold, one file's clerk is asked no more than so many questions, all rounds together. */

const codes = ['00000', 'd mmm', '#,##0,', '0;0', '0&quot;%&quot;', 'dd/mm/yyyy'];
const values = [7, 44000, 1234567, -5, 12, 15];
const styles = `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs><xf/>${codes
  .map((_, index) => `<xf numFmtId="${200 + index}"/>`)
  .join('')}</cellXfs>`;
const word = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;
const letters = [...'BCDEFG'];
const header = row(word('Nama'), ...letters.map((letter) => word(`Isi ${letter}`)), word('Penduduk'));
const rows = ['1.234', '5.678', '9.012'].map((thousands, at) =>
  row(word(`benda ${at}`), ...values.map((value, index) => `<c s="${index + 1}"><v>${value}</v></c>`), word(thousands)),
);
const bookOf = (...sheets: string[]) => zipParts(partsOf({ sheets, styles }));
const first = (questions: readonly Question[]) =>
  questions.map(({ questionId, readings }) => [questionId, readings[0]?.readingId ?? ''] as const);

test('what is left is read as it is held, and told by kind with the first row', async () => {
  const book = await bookOf(header + rows.join(''));
  const asked = (await readNamed('data.xlsx', book, {})).outcome.asking ?? [];
  expect(asked).toHaveLength(limits.maxQuestions);
  const { outcome } = await readNamed('data.xlsx', book, { answers: new Map(first(asked)) });
  expect([outcome.ok, outcome.asking]).toEqual([true, undefined]);
  const told = outcome.warnings.filter(({ type }) => type === 'held-value');
  expect(told).toHaveLength(codes.length - limits.maxQuestions);
  expect(told).toMatchObject([
    { rowNumber: 2, message: expect.stringMatching(/3 sel .*baris 2.*tersimpan yang diterbitkan/), mend: expect.any(String) },
    {},
    {},
  ]);
});

test('a sheet comes first, and counts', async () => {
  const book = await bookOf(header + rows.join(''), header + rows.join(''));
  const sheets = (await readNamed('data.xlsx', book, {})).outcome.asking ?? [];
  expect(sheets.map(({ questionId }) => questionId)).toEqual(['lembar']);
  expect((await readNamed('data.xlsx', book, { answers: new Map(first(sheets)) })).outcome.asking).toHaveLength(limits.maxQuestions - 1);
});

test('a raised sign beside a number is refused where nobody may be asked any more: joined, it is a number that nobody wrote', async () => {
  const raised = '<c t="s"><v>0</v></c>';
  const texts = '<si><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>';
  const sheet = row(word('Nama'), word('Isi')) + row(word('a'), raised) + row(word('b'), raised);
  const book = await zipParts(partsOf({ sheets: [sheet], texts }));
  const answers = new Map(Array.from({ length: limits.maxQuestions }, (_, index) => [`kolom-9${index}-ribuan`, 'teks']));
  const { outcome } = await readNamed('data.xlsx', book, { answers });
  expect(outcome).toMatchObject({
    ok: false,
    findings: [{ type: 'type-error', rowNumber: 2, message: expect.stringContaining('superscript') }],
  });
});

test('what a reader and the columns ask together is no more either', async () => {
  const fakes = ingestFakes(datasetOf());
  const [uploadId] = uploadIds;
  await ingestBatch(fakes, [deliver(fakes, uploadId, await bookOf(header + rows.join('')), { fileName: 'data.xlsx' })]);
  expect(fakes.faults).toEqual([]);
  const report = await fakes.published.getText(`datasets/${datasetId}/uploads/${uploadId}/report.json`);
  expect(JSON.parse(report ?? '{}').questions).toHaveLength(limits.maxQuestions);
});
