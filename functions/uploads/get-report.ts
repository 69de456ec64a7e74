import type { FactsStore } from '../access/access-facts.port.ts';
import { actsAsUnits } from '../access/act-rules.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import { uploadStates } from '../messages/upload-state.ts';
import { isOperatorOf } from '../model/principal.ts';
import { onReadable } from '../rows/allowed-read.ts';
import { type RecordPorts, recordAccess } from '../rows/record-access.ts';
import { knownUpload } from './known-upload.ts';
import { reportKeyOf, reportWithoutCellsKeyOf } from './report-key.ts';
import { quotesCells } from './still-kept.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = RecordPorts & {
  readonly facts: FactsStore;
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly published: Pick<Published, 'getText'>;
};

/**
 * What the machine said of an upload: with cells for the owning OPD and the unit whose upload it is, while they are kept (still-kept.ts), without them for the steward and the helpdesk (access.md, "Acting"). A look at cells
 * is recorded first, whatever the level (503 where it can't be). The upload is read before it is decided: the helpdesk follows by id in datasets that it may not see,
 * too, where more reads than for none would tell that there is one (access.md, "No oracle"). So what is not there is decided on once: nothing leaves to look twice for.
 */
export function getReport(ports: Ports): Operation<'getReport'> {
  return async (call) => {
    const found = await ports.uploads.get(call.params.datasetId, call.params.uploadId);
    if (!found) return onDataset(ports.datasets, call, 'follow-upload', async () => notFound);
    return onReadable(ports, call, 'follow-upload', async (readable) => {
      const { principal, dataset } = readable;
      const upload = knownUpload(found, principal, 'follow-upload', dataset);
      if (!upload) return notFound;
      if (upload.reportKey === undefined) return conflict(`Hasil validasi belum ada: unggahan ini ${uploadStates[upload.state].clause}.`);

      const isOwn = isOperatorOf(principal, dataset.opdId) || actsAsUnits(principal, 'follow-upload', dataset) !== undefined;
      const showsCells = isOwn && quotesCells(upload, dataset, call.now);
      const unrecorded = showsCells ? await recordAccess(ports, call, readable, { uploadId: upload.uploadId }) : undefined;
      if (unrecorded) return unrecorded;
      const withCells = showsCells ? await ports.published.getText(reportKeyOf(upload)) : undefined;
      const text = withCells ?? (await ports.published.getText(reportWithoutCellsKeyOf(upload)));
      if (text === undefined) throw new Error(`the report of upload ${upload.uploadId} is missing`);
      return { status: 200, text, headers: { 'Content-Type': 'application/json' } };
    });
  };
}
