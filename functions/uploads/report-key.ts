type Named = { readonly datasetId: string; readonly uploadId: string };

/** Where the full report of an upload lies in the published bucket. */
export function reportKeyOf({ datasetId, uploadId }: Named): string {
  return `datasets/${datasetId}/uploads/${uploadId}/report.json`;
}

/** The same report without any cell, for whoever may follow the upload and not read its rows. */
export function reportWithoutCellsKeyOf({ datasetId, uploadId }: Named): string {
  return `datasets/${datasetId}/uploads/${uploadId}/report-without-cells.json`;
}
