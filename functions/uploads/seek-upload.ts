import type { Answer } from '../http/answer.ts';
import type { Upload } from './upload.ts';
import type { UploadStore } from './upload-store.ts';

type Ask = { readonly params: { readonly datasetId: string; readonly uploadId: string } };

/**
 * Reads the upload while it is decided whether the caller may follow it. The helpdesk follows by id, in datasets that it may not see, too: read after the decision,
 * the upload would be one more read where there is a dataset, and its time would tell that there is one (access.md, "No oracle").
 */
export async function seekUpload(
  uploads: Pick<UploadStore, 'get'>,
  { params: { datasetId, uploadId } }: Ask,
  act: (sought: Promise<Upload | undefined>) => Promise<Answer>,
): Promise<Answer> {
  const sought = uploads.get(datasetId, uploadId);
  const [answer] = await Promise.all([act(sought), sought]);
  return answer;
}
