import { dirname, join } from 'node:path';
import { workbookContentType } from '../../excel-writer/content-type.ts';
import type { Upload } from '../../model/upload.ts';
import type { FileVerdict } from '../check-file.ts';
import type { LocalFile } from '../fetch-delivery.ts';
import type { IngestPorts } from '../ports.ts';
import type { Report } from '../report.ts';
import { buildReturned, type RejectedFile } from './build-returned.ts';

export type Rejected = { readonly file: LocalFile; readonly verdict: FileVerdict; readonly report: Report };

/**
 * Builds and stores the returned workbook of a rejected upload, and gives where it lies; undefined where there is none: the file holds no
 * table, or is too large. It is a help, so a fault in making it is logged by its type and is no fault of the upload; one in storing it is,
 * since it passes and the message comes again.
 */
export async function putReturned(ports: IngestPorts, upload: Upload, rejected: Rejected): Promise<Upload['returnedWorkbook']> {
  const { file, verdict, report } = rejected;
  if (verdict.valid || !('table' in verdict) || !verdict.table) return undefined;
  const target = join(dirname(file.path), 'returned.xlsx');
  if (!(await build(ports, upload, { path: file.path, table: verdict.table, report }, target))) return undefined;
  const key = `datasets/${upload.datasetId}/returned/${upload.uploadId}.xlsx`;
  return { key, ...(await ports.published.putReturned(key, target, workbookContentType)) };
}

type Sources = Omit<RejectedFile, 'fileName'>;

async function build(ports: IngestPorts, { uploadId, fileName }: Upload, sources: Sources, target: string): Promise<boolean> {
  try {
    return (await buildReturned({ ...sources, fileName }, target)) !== 'too-large';
  } catch (error) {
    ports.notReturned(uploadId, error);
    return false;
  }
}
