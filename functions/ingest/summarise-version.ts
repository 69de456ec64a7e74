import type { Published } from '../datasets/published.port.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Part } from '../model/manifest.ts';
import type { Upload } from '../model/upload.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Field } from '../standards/standard.ts';
import { deliverySummarised } from '../versions/delivery-summary.ts';
import { currentManifest } from '../versions/history.ts';
import { isIdentical } from '../versions/identical.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { mergeParts } from '../versions/merge-parts.ts';
import { personalColumnsAfter } from '../versions/publish.ts';
import type { VersionDescriber } from '../versions/version-summary.port.ts';
import { keepSummary, personalIn, type Summarised, summaryKey } from '../versions/version-summary.ts';
import { localFiles } from './local-parts.ts';

export type SummaryPorts = {
  readonly standards: Pick<StandardStore, 'get'>;
  readonly manifests: ManifestStore;
  readonly published: Pick<Published, 'download' | 'putText'>;
  readonly describer: VersionDescriber;
  /** Notes that a version could not be described: a help that is missing, no fault of the upload. */
  readonly notSummarised: (uploadId: string, error: unknown) => void;
};

/** What was accepted: its parts as they are in the bucket, and where they lie here. */
export type Accepted = {
  readonly dataset: Dataset;
  readonly parts: readonly Part[];
  readonly paths: ReadonlyMap<string, string>;
  readonly standardVersion: number;
  readonly personalColumns: readonly string[];
  readonly directory: string;
};

/**
 * Makes the summary of the version that an accepted delivery would be on the one that stands, before anybody can publish it. Where another version comes between, or
 * much stands beside it, there is none yet, and the first who asks for it has it made (rows/describe-columns.ts, decision 0044). Gives the address that it is for.
 */
export async function summariseVersion(ports: SummaryPorts, upload: Upload, accepted: Accepted): Promise<string | undefined> {
  const { dataset, standardVersion } = accepted;
  const current = await currentManifest(ports.manifests, dataset);
  const merge = mergeParts(current, { uploadId: upload.uploadId, mode: upload.mode, parts: accepted.parts });
  if (!merge.changes || (current && isIdentical(current, merge, accepted))) return undefined;
  const standing = merge.parts.filter(({ uploadId }) => uploadId !== upload.uploadId);
  if (standing.reduce((bytes, part) => bytes + part.bytes, 0) > limits.maxSummaryFetchBytes) return undefined;
  const fields = await fieldsOf(ports, dataset.datasetId, standardVersion);
  const personal = personalIn(personalColumnsAfter(dataset, { ...accepted, uploadId: upload.uploadId }, merge), fields);
  const files = localFiles(ports.published, accepted.directory);
  const fetched = new Map((await files(standing)).map((path, index) => [standing[index], path]));
  const paths = merge.parts.map((part) => fetched.get(part) ?? accepted.paths.get(part.period) ?? '');
  return keep(ports, upload, accepted, {
    fields,
    paths,
    of: { datasetId: dataset.datasetId, standardVersion, parts: merge.parts, personal },
  });
}

/**
 * The same of the delivery alone, for the steward who must look at it (uploads/get-sample.ts): the first rows of the version may all be old ones. Where nothing stands
 * beside it, that was one of the version, whose address is `tried`.
 */
export async function summariseDelivery(ports: SummaryPorts, upload: Upload, accepted: Accepted, tried: string | undefined): Promise<void> {
  const fields = await fieldsOf(ports, accepted.dataset.datasetId, accepted.standardVersion);
  const { datasetId, uploadId, mode } = upload;
  const of = deliverySummarised({ ...accepted, datasetId, uploadId, mode }, fields);
  if (summaryKey(of) === tried) return;
  await keep(ports, upload, accepted, { fields, paths: of.parts.map(({ period }) => accepted.paths.get(period) ?? ''), of });
}

/** The fields that the delivery was judged by. */
export async function fieldsOf(
  ports: Pick<SummaryPorts, 'standards'>,
  datasetId: string,
  standardVersion: number,
): Promise<readonly Field[]> {
  const standard = await ports.standards.get(datasetId, standardVersion);
  if (!standard) throw new Error(`standard ${standardVersion} of dataset ${datasetId} is missing`);
  return standard.fields;
}

type Made = { readonly fields: readonly Field[]; readonly paths: readonly string[]; readonly of: Summarised };

async function keep(ports: SummaryPorts, upload: Upload, { directory }: Accepted, { fields, paths, of }: Made): Promise<string> {
  const milliseconds = upload.size > limits.maxSinglePutBytes ? limits.largeSummaryMilliseconds : limits.smallSummaryMilliseconds;
  const summary = await ports.describer
    .describe(directory, paths, { fields, personal: of.personal, milliseconds })
    .catch((error: unknown) => ports.notSummarised(upload.uploadId, error));
  const key = summaryKey(of);
  if (summary) await keepSummary(ports.published, key, summary);
  return key;
}
