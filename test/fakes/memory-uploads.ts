import { type Upload, uploadSchema } from '../../functions/model/upload.ts';
import type { UploadStore } from '../../functions/uploads/upload.port.ts';

/** Uploads in memory; parses what is written, as the adapter parses what it reads. */
export function memoryUploads(...seeds: Upload[]): UploadStore & { put(upload: Upload): void; all(): Upload[] } {
  const uploads = new Map<string, Upload>();
  const keyOf = (datasetId: string, uploadId: string) => `${datasetId}#${uploadId}`;
  const write = (upload: Upload) => uploads.set(keyOf(upload.datasetId, upload.uploadId), uploadSchema.parse(structuredClone(upload)));
  for (const seed of seeds) write(seed);
  return {
    put: write,
    all: () => structuredClone([...uploads.values()]),
    async get(datasetId, uploadId) {
      return structuredClone(uploads.get(keyOf(datasetId, uploadId)));
    },
    async datasetOf(uploadId) {
      return [...uploads.values()].find((upload) => upload.uploadId === uploadId)?.datasetId;
    },
    async list(datasetId, limit, cursor) {
      const own = [...uploads.values()].filter((upload) => upload.datasetId === datasetId);
      const after = own.filter((upload) => cursor === undefined || upload.uploadId < cursor);
      const sorted = after.sort((a, b) => (a.uploadId < b.uploadId ? 1 : -1));
      const items = structuredClone(sorted.slice(0, limit));
      const last = items.at(-1);
      return { items, ...(sorted.length > limit && last ? { next: last.uploadId } : {}) };
    },
    async create(upload) {
      if (uploads.has(keyOf(upload.datasetId, upload.uploadId))) return 'exists';
      write(upload);
      return 'created';
    },
    async move(upload, from, condition) {
      const standing = uploads.get(keyOf(upload.datasetId, upload.uploadId));
      if (!standing || !from.includes(standing.state)) return 'stale';
      if (condition === 'unlessApproved' && standing.approvedBy !== undefined) return 'stale';
      if (typeof condition === 'object' && condition.answers !== (standing.answers ?? []).length) return 'stale';
      write(upload);
      return 'moved';
    },
    async giveTo(opdId, { datasetId, uploadId }) {
      const standing = uploads.get(keyOf(datasetId, uploadId));
      if (standing) write({ ...standing, opdId });
    },
  };
}
