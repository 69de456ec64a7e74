import type { FactsStore } from '../access/access-facts.port.ts';
import { decide } from '../access/decide.ts';
import type { Decision } from '../access/decision.ts';
import { readSample } from '../access/sample.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import { type Judged, recheckAccess, type Standing } from '../datasets/recheck-access.ts';
import type { Answer } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { conflict, notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { uploadStates } from '../messages/upload-state.ts';
import { sumOfRows } from '../model/manifest.ts';
import type { ShownColumn } from '../model/shown-column.ts';
import type { VersionSummary } from '../model/version-summary.ts';
import type { Readable } from '../rows/allowed-read.ts';
import { columnsText } from '../rows/columns-text.ts';
import { type RecordPorts, recordAccess } from '../rows/record-access.ts';
import { isSensitive } from '../rows/sensitive-dataset.ts';
import { shownColumns } from '../rows/shown-columns.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Field } from '../standards/standard.ts';
import { type Delivered, deliverySummarised } from '../versions/delivery-summary.ts';
import { readSummary, summaryKey } from '../versions/version-summary.ts';
import { publicationOf } from './publish-upload.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = RecordPorts & {
  readonly facts: FactsStore;
  readonly datasets: Pick<DatasetStore, 'getAbout'>;
  readonly standards: Pick<StandardStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly published: Pick<Published, 'getText'>;
};

type Reviewer = { readonly reviewing: Decision; readonly readable: Readable };

/**
 * What an upload that waits for review holds by itself: its first rows and the values of its columns where its reviewer may read them (access/sample.ts), which is recorded
 * whatever the level; else the columns alone, without a cell. One object that ingest made; where there is none, names and types. 409 for what does not wait.
 */
export function getSample(ports: Ports): Operation<'getSample'> {
  return (call) =>
    recheckAccess(
      ports.facts,
      call,
      (standing) => judge(standing, call.now),
      async ({ reviewing, readable }) => {
        const answer = await sampleFor(ports, call, readable);
        return { ...answer, log: { ...allowedLog(reviewing), ...answer.log } };
      },
    );
}

/** Whether the caller may review at all, and whether they may read, both at one moment. */
function judge({ principal, dataset, grants }: Standing, now: Date): Judged<Reviewer> {
  const target = { kind: 'dataset', dataset, grants } as const;
  const reviewing = decide(principal, 'review', target, now);
  if (reviewing.effect === 'deny') return { ok: false, problem: denied(reviewing, dataset) };
  if (!dataset) throw new Error('a dataset that does not exist was allowed to be reviewed');
  return { ok: true, of: { reviewing, readable: { dataset, principal, decision: readSample(principal, target, now) } } };
}

async function sampleFor(ports: Ports, call: Parameters<Operation<'getSample'>>[0], readable: Readable): Promise<Answer<'getSample'>> {
  const { dataset } = readable;
  const upload = await ports.uploads.get(dataset.datasetId, call.params.uploadId);
  if (!upload) return notFound;
  if (upload.state !== 'in-review') {
    return conflict(`Contoh isi hanya ada selama unggahan menunggu walidata: unggahan ini ${uploadStates[upload.state].clause}.`);
  }
  const delivered = publicationOf(upload, upload.startedBy);
  const standard = await ports.standards.get(dataset.datasetId, delivered.standardVersion);
  if (!standard) throw new Error(`standard ${delivered.standardVersion} of dataset ${dataset.datasetId} is missing`);
  // A cell that was declared to hold no NIK is what the steward is asked about: nothing of such a file is shown on a page.
  const isDoubtful = (upload.declaredNotNik ?? 0) > 0 || (upload.nikSuspects ?? []).length > 0;
  const mayRead = readable.decision.effect === 'allow' && !isDoubtful;
  const { fields } = standard;
  const of = deliverySummarised(delivered, fields);
  const [summary, about] = await Promise.all([readSummary(ports.published, summaryKey(of)), ports.datasets.getAbout(dataset.datasetId)]);
  if (!summary) return answer(delivered, mayRead, fields.map(undescribed), undefined);
  const unrecorded = mayRead ? await recordAccess(ports, call, readable, { uploadId: upload.uploadId }) : undefined;
  if (unrecorded) return unrecorded;
  const personal = new Set([...of.personal, ...dataset.personalColumns]);
  const readableColumns = new Set(mayRead ? fields.map(({ name }) => name) : []);
  const columns = shownColumns(summary, { readable: readableColumns, personal, isSensitive: isSensitive(dataset, about, fields) });
  return answer(delivered, mayRead, columns, mayRead ? rowsOf(summary, personal) : undefined);
}

/** None where a column tells of persons, even one that was found to since. */
function rowsOf({ firstRows }: VersionSummary, personal: ReadonlySet<string>): readonly string[] | undefined {
  return personal.size > 0 ? undefined : firstRows?.slice(0, limits.sampleRows);
}

type Told = ShownColumn | Pick<ShownColumn, 'name' | 'title' | 'type'>;

function undescribed(field: Field): Told {
  return { name: field.name, title: titleOf(field), type: field.type };
}

/** Rows and cells stand in it as they are, exact: they are JSON already. */
function answer(
  { datasetId, uploadId, parts }: Delivered,
  withValues: boolean,
  columns: readonly Told[],
  rows: readonly string[] | undefined,
): Answer<'getSample'> {
  const head = JSON.stringify({ datasetId, uploadId, rows: sumOfRows(parts), values: withValues }).slice(0, -1);
  const items = rows === undefined ? '' : `,"items":[${rows.join(',')}]`;
  return { status: 200, text: `${head},"columns":${columnsText(columns)}${items}}`, headers: { 'Content-Type': 'application/json' } };
}
