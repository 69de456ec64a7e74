import type { PastVersion } from '../../web/pages/dataset/past-versions.tsx';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { totals } from '../model/manifest.ts';
import { history } from '../versions/history.ts';
import type { DatasetPagePorts } from './ports.ts';

/** A dataset's versions, the newest first, as its page lists them. */
export async function pastVersions({ manifests }: DatasetPagePorts, dataset: Dataset): Promise<PastVersion[]> {
  const found: PastVersion[] = [];
  for await (const { manifest, withdrawn } of history(manifests, dataset)) {
    const { n, publishedAt, parts, changes, reason, previous } = manifest;
    found.push({ n, publishedAt, rows: totals(parts).rows, withdrawn, changes, reason, isFirst: previous === undefined });
    if (found.length === limits.shownVersions) break;
  }
  return found;
}
