import type { Published } from '../datasets/published.port.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { sumOfRows } from '../model/manifest.ts';
import type { VersionSummary } from '../model/version-summary.ts';
import type { VersionDescriber } from '../versions/version-summary.port.ts';
import { keepSummary, personalIn, readSummary, summaryKey } from '../versions/version-summary.ts';
import type { PartsCache } from './parts-cache.ts';
import type { ReadableVersion } from './read-version.ts';

type Version = Extract<ReadableVersion, { ok: true }>;

export type SummarisePorts = {
  readonly published: Pick<Published, 'getText' | 'putText'>;
  readonly cache: PartsCache;
  readonly describer: VersionDescriber;
  /** Where parts lie; the describer reads nothing else. */
  readonly workspace: string;
};

type Address = { readonly key: string; readonly made: ReadonlySet<string>; readonly personal: ReadonlySet<string> };

/** Where a version's summary lies; the columns that it was made without the values of, and those of which nothing is told: they may be more since. */
export function summaryAddress(dataset: Dataset, { manifest, fields }: Version): Address {
  const made = personalIn(manifest.personalColumns ?? dataset.personalColumns, fields);
  return { key: summaryKey({ ...manifest, personal: made }), made, personal: new Set([...made, ...dataset.personalColumns]) };
}

/** The version's summary; of one that was published without, it is made now and kept. Undefined where that would take longer than a caller waits. */
export async function summarise(ports: SummarisePorts, dataset: Dataset, version: Version): Promise<VersionSummary | undefined> {
  const { key, made } = summaryAddress(dataset, version);
  const kept = await readSummary(ports.published, key);
  if (kept) return kept;
  const { manifest, fields } = version;
  if (sumOfRows(manifest.parts) * fields.length > limits.maxRequestSummaryCells) return undefined;
  const paths = await ports.cache.paths(manifest.parts);
  const described = { fields, personal: made, milliseconds: limits.requestSummaryMilliseconds };
  const summary = await ports.describer.describe(ports.workspace, paths, described);
  if (summary) await keepSummary(ports.published, key, summary);
  return summary;
}
