import * as z from 'zod';
import type { FactsStore } from '../access/access-facts.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Published } from '../datasets/published.port.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { isOperatorOf } from '../model/principal.ts';
import { onReadable } from '../rows/allowed-read.ts';
import { type RecordPorts, recordAccess } from '../rows/record-access.ts';
import { reportKeyOf } from './report-key.ts';
import type { SharedCells } from './shared-cells.port.ts';
import { quotesCells } from './still-kept.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = RecordPorts & {
  readonly facts: FactsStore;
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly sharedCells: SharedCells;
  readonly published: Pick<Published, 'getText'>;
};

/** What of a report is shared; the rest is passed over. */
const reportSchema = z.object({
  errors: z.array(
    z.object({
      type: z.string(),
      fieldName: z.string().optional(),
      fieldNames: z.array(z.string()).optional(),
      fieldNumber: z.number().int().optional(),
      rowNumber: z.number().int().optional(),
      cell: z.string().optional(),
      message: z.string(),
      mend: z.string(),
    }),
  ),
  personalColumns: z.array(z.string()),
});

/**
 * The cells of an upload's first errors, where its OPD shares them with the helpdesk in a question (helpdesk/ask-about-upload.ts): read from the report, never copied. No cell of a personal column is among
 * them, nor any while the dataset is held. A look is recorded first, as every look at cells is (503 where it can't be). The upload is read before it is decided, as for its report.
 */
export function getSharedCells(ports: Ports): Operation<'getSharedCells'> {
  return async (call) => {
    const upload = await ports.uploads.get(call.params.datasetId, call.params.uploadId);
    if (!upload) return onDataset(ports.datasets, call, 'see-shared-cells', async () => notFound);
    return onReadable(ports, call, 'see-shared-cells', async (readable) => {
      const { principal, dataset } = readable;
      const isShared = await ports.sharedCells.isShared(upload.uploadId);
      if (!isOperatorOf(principal, dataset.opdId) && (!isShared || dataset.hold)) return notShared;
      if (upload.reportKey === undefined || !quotesCells(upload, dataset, call.now)) return gone;
      const unrecorded = await recordAccess(ports, call, readable, { uploadId: upload.uploadId });
      if (unrecorded) return unrecorded;
      const text = await ports.published.getText(reportKeyOf(upload));
      return text === undefined
        ? gone
        : { status: 200, body: { items: sharedIn(text, [...dataset.personalColumns, ...(upload.personalColumns ?? [])]) } };
    });
  };
}

/** `alsoPersonal`: columns that tell of persons by now, whatever the report says. */
function sharedIn(text: string, alsoPersonal: readonly string[]): AnswerBody<'getSharedCells'>['items'] {
  const { errors, personalColumns } = reportSchema.parse(JSON.parse(text));
  const isPersonal = (name: string) => personalColumns.includes(name) || alsoPersonal.includes(name);
  return errors
    .filter(({ fieldName, fieldNames = [] }) => ![...(fieldName === undefined ? [] : [fieldName]), ...fieldNames].some(isPersonal))
    .flatMap(({ fieldNames: _all, cell, ...place }) => (cell === undefined ? [] : [{ ...place, cell }]))
    .slice(0, limits.maxSharedCells);
}

const notShared = conflict('Isi sel tidak dibagikan: OPD-nya tidak sedang bertanya dengan membagikannya, atau datasetnya ditahan.');
const gone = conflict('Isi sel kesalahan ini tidak disimpan lagi.');
