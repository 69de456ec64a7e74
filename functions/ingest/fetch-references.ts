import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordStore } from '../access/record.port.ts';
import { needsRecord, recordOf } from '../access/record.ts';
import { mayRefer, type NotServed, readerOf, whyOwnNotServed } from '../access/refer-rule.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import { limits } from '../limits.ts';
import { resourcesOf } from '../model/foreign-key.ts';
import { type Part, totals as totalsOf } from '../model/manifest.ts';
import type { Finding, FindingTotals } from '../model/normal-form.ts';
import { knownName } from '../model/plain.ts';
import type { Upload } from '../model/upload.ts';
import type { Words } from '../standards/rules/cell-messages.ts';
import { ownUnreachableMessage, tooLargeMessage, unreachableMessage } from '../standards/rules/reference-messages.ts';
import type { StandardContent } from '../standards/standard.ts';
import { currentManifest } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import type { References } from './table-engine.port.ts';

export type ReferencePorts = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly manifests: ManifestStore;
  readonly published: Pick<Published, 'download'>;
  readonly records: RecordStore;
  /** A ULID. */
  readonly ids: () => string;
  readonly now: () => Date;
};

/** The parts that foreign keys are checked against, and what speaks against the datasets whose parts are missing. */
export type FetchedReferences = {
  readonly files: References;
  readonly findings: readonly Finding[];
  /** The same where the standard's foreign keys are *peringatan*. */
  readonly warnings: readonly Finding[];
};

/** A dataset that may be referred to, at the version that stands. */
type Referred = { readonly resource: string; readonly parts: readonly Part[] };

/**
 * Fetches the current version of each dataset that the standard's foreign keys refer to, into the scratch directory. Whether the uploading OPD may read it is decided
 * on what stands now, whatever was so when the standard was set; and a look at rows that are not open is recorded first (access.md: no record, no read).
 */
export async function fetchReferences(
  ports: ReferencePorts,
  job: { readonly upload: Upload; readonly directory: string },
  { foreignKeys, rules }: StandardContent,
): Promise<FetchedReferences> {
  const files = new Map<string, readonly string[]>();
  const findings: Finding[] = [];
  let bytes = 0;
  for (const resource of resourcesOf(foreignKeys)) {
    const referred = await referTo(ports, job.upload, resource);
    if (!('parts' in referred)) {
      findings.push(unreachable(resource, referred.why));
      continue;
    }
    bytes += totalsOf(referred.parts).bytes;
    if (bytes > limits.maxReferencedBytes) findings.push(tooLarge(resource));
    else files.set(resource, await downloadParts(ports, referred, join(job.directory, 'references', String(files.size))));
  }
  return rules?.foreignKeys === 'peringatan' ? { files, findings: [], warnings: findings } : { files, findings, warnings: [] };
}

type Structure = { readonly findings: readonly Finding[]; readonly totals: FindingTotals };

/** What the reader found of the file's structure, and what speaks against the datasets that it refers to. */
export function withFindings({ findings, totals }: Structure, more: readonly Finding[]): Structure {
  if (more.length === 0) return { findings, totals };
  return { findings: [...findings, ...more], totals: { ...totals, 'foreign-key': more.length } };
}

/** `why` is told of the OPD's own datasets alone; of another's nothing is, not even whether it is there. */
async function referTo(
  ports: ReferencePorts,
  upload: Upload,
  resource: string,
): Promise<Referred | { readonly why: NotServed | undefined }> {
  const now = ports.now();
  const dataset = await ports.datasets.get(resource);
  const decision = mayRefer(upload, dataset, now);
  const why = whyOwnNotServed(upload, dataset);
  if (decision.effect === 'deny' || !dataset) return { why };
  const manifest = await currentManifest(ports.manifests, dataset);
  if (!manifest) return { why };
  if (needsRecord(dataset)) {
    await ports.records.append(
      recordOf({
        principal: readerOf(upload),
        operation: 'checkForeignKeys',
        requestId: upload.uploadId,
        now,
        dataset,
        versionNumber: manifest.n,
        decision,
        recordId: ports.ids(),
      }),
    );
  }
  return { resource, parts: manifest.parts };
}

async function downloadParts({ published }: ReferencePorts, { parts }: Referred, directory: string): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const paths: string[] = [];
  for (const [place, { key, versionId }] of parts.entries()) {
    const path = join(directory, `${place}.parquet`);
    await published.download(key, versionId, path);
    paths.push(path);
  }
  return paths;
}

function unreachable(resource: string, why: NotServed | undefined): Finding {
  const words = why === undefined ? unreachableMessage(resource) : ownUnreachableMessage(resource, why);
  return ofStandard(words);
}

function tooLarge(resource: string): Finding {
  return ofStandard(tooLargeMessage(resource, limits.maxReferencedBytes / 1024 / 1024));
}

/** They name a dataset as the standard does, and nothing of the file. */
function ofStandard({ message, mend }: Words): Finding {
  return { type: 'foreign-key', message: knownName(message), mend: knownName(mend) };
}
