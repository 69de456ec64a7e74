import { createHash } from 'node:crypto';
import type { SQSRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, noon, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { datasetId } from '../rows/rows-function.ts';
import { partsOf, zipParts } from './workbook/write-workbook.ts';

const styles = '<numFmts><numFmt numFmtId="200" formatCode="00000"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>';
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

const [uploadId, second] = uploadIds;
const coded = (value: number) => `<c s="1"><v>${value}</v></c>`;
const people = ['167.228', '106.373', '50.361'];
const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const sheetOf = (header: readonly string[], rows: readonly string[]) => `${row(...header.map(text))}${rows.join('')}`;
const bookOf = (sheet: string) => zipParts(partsOf({ sheets: [sheet], styles }));
const plain = sheetOf(
  ['Kelurahan', 'Pos', 'Penduduk'],
  people.map((cell, index) => row(text(`K${index}`), coded(index + 7), text(cell))),
);

async function reportsOf(fakes: IngestFakes, message: SQSRecord, id: string = uploadId) {
  await ingestBatch(fakes, [message]);
  expect(fakes.faults).toEqual([]);
  expect((await fakes.uploads.get(datasetId, id))?.state).toBe('asking');
  const folder = `datasets/${datasetId}/uploads/${id}`;
  const [full, withoutCells] = await Promise.all(
    ['report.json', 'report-without-cells.json'].map((name) => fakes.published.getText(`${folder}/${name}`)),
  );
  return { full: JSON.parse(full ?? '{}'), withoutCells: withoutCells ?? '' };
}

const idsOf = ({ questions }: { questions: { questionId: string }[] }) => questions.map(({ questionId }) => questionId);

test('what a reader asks and what the columns leave open comes together, each once, beside how the file was read', async () => {
  const fakes = ingestFakes(datasetOf());
  const { full } = await reportsOf(fakes, deliver(fakes, uploadId, await bookOf(plain), { fileName: 'data.xlsx' }));
  expect(idsOf(full)).toEqual(['kolom-2-nol-di-depan', 'kolom-3-ribuan']);
  expect(full).toMatchObject({
    conservation: { read: 3, published: 0, refused: 3, setAside: 0 },
    setAside: [],
    reading: {
      labels: ['Kelurahan', 'Pos', 'Penduduk'],
      fieldNames: [],
      before: people.map((cell, index) => [`K${index}`, `${index + 7}`, cell]),
      after: [[], [], []],
    },
  });
});

test('a column that a reader asks about beside others alike is asked about once, and no report names them', async () => {
  const rows = people.map((cell, index) => row(text(`K${index}`), coded(index + 7), index === 0 ? coded(7) : text(cell)));
  const fakes = ingestFakes(datasetOf());
  const book = await bookOf(sheetOf(['Kelurahan', 'Pos', 'Penduduk'], rows));
  const { full } = await reportsOf(fakes, deliver(fakes, uploadId, book, { fileName: 'data.xlsx' }));
  expect(idsOf(full)).toEqual(['kolom-2-nol-di-depan']);
  expect(full.questions[0]).not.toHaveProperty('fieldNames');
});

test('the columns of a mended file are asked about as they were mended', async () => {
  const fakes = ingestFakes(datasetOf());
  const book = await bookOf(plain);
  const original = uploadOf(uploadId, book);
  const { versionId } = fakes.inbox.receive(original.key, book);
  const source = {
    uploadId,
    key: original.key,
    versionId,
    sha256: createHash('sha256').update(book).digest('hex'),
    receivedAt: noon.toISOString(),
  };
  const cells = people.map((cell, index) => ({ rowNumber: index + 2, fieldName: 'penduduk', value: cell.replace('.', '') }));
  const message = deliver(fakes, second, JSON.stringify({ kind: 'mending', source, cells }), {
    fileName: 'data.xlsx',
    size: book.length,
    derivedFrom: { kind: 'mending', uploadId, original: uploadId, round: 1 },
  });
  const { full } = await reportsOf(fakes, message, second);
  expect(idsOf(full)).toEqual(['kolom-2-nol-di-depan']);
  expect(full.reading.before[0]).toEqual(['K0', '7', '167228']);
});
