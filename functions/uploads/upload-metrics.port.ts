/** Counts what became of uploads, an OPD a dimension; never a dataset, never a name. Emitted by whoever moved the upload, so once. */
export interface UploadMetrics {
  published(opdId: string): void;
}
