import type { Upload } from '../model/upload.ts';

type Named = Pick<Upload, 'datasetId' | 'uploadId' | 'answers'>;

/** Where the full report of an upload lies in the published bucket; each check under further answers writes its own, so that questions stand beside the state that asks them. */
export function reportKeyOf(upload: Named): string {
  return `${folderOf(upload)}report${suffixOf(upload)}.json`;
}

/** The same report without any cell, for anyone who may follow the upload and not read its rows. */
export function reportWithoutCellsKeyOf(upload: Named): string {
  return `${folderOf(upload)}report-without-cells${suffixOf(upload)}.json`;
}

function folderOf({ datasetId, uploadId }: Named): string {
  return `datasets/${datasetId}/uploads/${uploadId}/`;
}

function suffixOf({ answers = [] }: Named): string {
  return answers.length === 0 ? '' : `-${answers.length}`;
}
