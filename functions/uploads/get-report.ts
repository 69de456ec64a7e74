import type { DatasetStore } from '../datasets/dataset-store.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import { isOperatorOf } from '../identity/principal.ts';
import type { Published } from '../versions/published.ts';
import { reportKeyOf, reportWithoutCellsKeyOf } from './report-key.ts';
import { stateWords } from './state-words.ts';
import type { UploadStore } from './upload-store.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: UploadStore;
  readonly published: Pick<Published, 'getText'>;
};

/** What the machine said of an upload: with cells for the owning OPD alone, without them for the steward and the helpdesk (access.md, "Acting"). */
export function getReport(ports: Ports): Operation<'getReport'> {
  return (call) =>
    onDataset(ports.datasets, call, 'follow-upload', async (dataset) => {
      const upload = await ports.uploads.get(call.params.datasetId, call.params.uploadId);
      if (!upload) return notFound;
      if (upload.reportKey === undefined) return conflict(`Hasil validasi belum ada: unggahan ini ${stateWords[upload.state]}.`);

      const key = isOperatorOf(call.principal, dataset.opdId) ? reportKeyOf(upload) : reportWithoutCellsKeyOf(upload);
      const text = await ports.published.getText(key);
      if (text === undefined) throw new Error(`the report of upload ${upload.uploadId} is missing`);
      return { status: 200, text, headers: { 'Content-Type': 'application/json' } };
    });
}
