import { localFiles } from '../ingest/local-parts.ts';
import { withScratch } from '../ingest/scratch.ts';
import { type DeliverySubjects, firstRun } from '../model/subject-index.ts';
import type { Upload } from '../model/upload.ts';
import { indexDelivery } from '../persons/index-delivery.ts';
import type { KeepIndexPorts } from './ports.ts';

/**
 * Indexes a delivery from its parts, in place of `standing`, in one step: until then readers are led to what stood. `none` where it changed meanwhile and
 * has no parts to be indexed any more.
 */
export async function indexAgain(
  ports: KeepIndexPorts,
  { datasetId, uploadId }: Upload,
  standing: DeliverySubjects | undefined,
): Promise<'written' | 'stale' | 'none'> {
  const upload = await ports.uploads.get(datasetId, uploadId);
  const standard = upload?.standardVersion === undefined ? undefined : await ports.standards.get(datasetId, upload.standardVersion);
  const parts = upload?.parts;
  if (!standard || !parts) return 'none';
  // An index of the first format has no run of its own: noted now, its buckets are swept like any others.
  if (standing && !standing.made) {
    const { columns, bits } = standing;
    await ports.subjects.begin({ datasetId, uploadId, columns, bits, run: firstRun, begunAt: ports.now().toISOString() });
  }
  return withScratch(async (directory) => {
    const paths = await localFiles(ports.published, directory)(parts);
    const local = parts.map(({ period, rows }, place) => ({ period, rows, path: paths[place] ?? '' }));
    return indexDelivery(ports, { datasetId, uploadId, fields: standard.fields, parts: local, directory }, standing);
  });
}
