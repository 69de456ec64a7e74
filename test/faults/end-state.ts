import type { IngestFakes } from '../fakes/ingest-fakes.ts';

const datasetId = 'kunjungan-puskesmas';

/** All that is left of an ingest, but for what may differ between two ways to the same end: how often a step was taken, and which of two equal writes of a part was the last. */
export async function finalState(fakes: IngestFakes) {
  const dataset = await fakes.datasets.get(datasetId);
  const current = dataset?.current && (await fakes.manifests.get(datasetId, dataset.current.n, dataset.current.uploadId));
  const textOf = (key: string) => Buffer.from(fakes.published.newest(key)?.bytes ?? '').toString();
  return {
    dataset,
    currentParts: withoutVersionIds(current?.parts),
    uploads: fakes.uploads
      .all()
      .sort((a, b) => (a.uploadId < b.uploadId ? -1 : 1))
      .map(({ at: { lastFault: _lastFault, ...at }, returnedWorkbook, ...upload }) => ({
        ...upload,
        at,
        parts: withoutVersionIds(upload.parts),
        returned: returnedWorkbook?.key,
      })),
    standards: await fakes.standards.list(datasetId),
    waiting: [...fakes.reviews.waiting.keys()].sort(),
    keys: fakes.published.keys(),
    reports: fakes.published
      .keys()
      .filter((key) => key.endsWith('.json'))
      .map(textOf),
    tagged: [...fakes.inbox.final].sort(),
  };
}

function withoutVersionIds<P extends { readonly versionId: string }>(parts: readonly P[] | undefined) {
  return parts?.map(({ versionId: _versionId, ...part }) => part);
}
