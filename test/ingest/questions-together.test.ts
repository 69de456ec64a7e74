import { expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { datasetOf, deliver, ingestWorld, uploadIds } from '../fakes/ingest-world.ts';
import { datasetId } from '../rows/rows-function.ts';
import { partsOf, zipParts } from './workbook/write-workbook.ts';

const styles = '<numFmts><numFmt numFmtId="200" formatCode="00000"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>';
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

test('what a reader asks and what the columns leave open comes together, each once', async () => {
  const [uploadId] = uploadIds;
  const rows = ['167.228', '106.373', '50.361'].map(
    (people, index) => `<row>${text(`K${index}`)}<c s="1"><v>${index + 7}</v></c>${text(people)}</row>`,
  );
  const sheet = `<row>${text('Kelurahan')}${text('Pos')}${text('Penduduk')}</row>${rows.join('')}`;
  const world = ingestWorld(datasetOf());
  await ingestBatch(world, [deliver(world, uploadId, await zipParts(partsOf({ sheets: [sheet], styles })), { fileName: 'data.xlsx' })]);
  expect(world.faults).toEqual([]);
  expect((await world.uploads.get(datasetId, uploadId))?.state).toBe('asking');
  const report = JSON.parse((await world.published.getText(`datasets/${datasetId}/uploads/${uploadId}/report.json`)) ?? '{}');
  expect(report.questions.map(({ questionId }: { questionId: string }) => questionId)).toEqual(['kolom-2-nol-di-depan', 'kolom-3-ribuan']);
});
