/** Counts what became of uploads, one dimension per OPD; never a dataset, never a name. Emitted by the one who moved the upload, so once. */
export interface UploadMetrics {
  published(opdId: string): void;
}
