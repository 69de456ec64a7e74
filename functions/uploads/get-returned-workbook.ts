import type { FactsStore } from '../access/access-facts.port.ts';
import type { Published } from '../datasets/published.port.ts';
import { workbookContentType } from '../excel-writer/content-type.ts';
import type { Operation } from '../http/call.ts';
import { linkAnswer } from '../http/link-answer.ts';
import { notFound, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { onReadable } from '../rows/allowed-read.ts';
import { type RecordPorts, recordAccess } from '../rows/record-access.ts';
import { refuseDestroyed } from '../versions/served.ts';
import { knownUpload } from './known-upload.ts';
import { returnedName } from './returned-name.ts';
import { returnedWorkbookOf } from './returned-workbook.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = RecordPorts & {
  readonly facts: FactsStore;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly published: Pick<Published, 'presign'>;
};

const noWorkbook: Problem = {
  status: 404,
  code: 'not-found',
  detail:
    'Unggahan ini tidak mempunyai Excel bertanda perbaikan. Itu dibuat untuk unggahan yang ditolak karena isi tabelnya, bila berkasnya tidak terlalu besar; buka hasil validasi untuk apa yang perlu diperbaiki.',
};

const goneWorkbook: Problem = {
  status: 404,
  code: 'not-found',
  detail: `Excel bertanda perbaikan unggahan ini sudah dihapus: hanya disimpan ${limits.inboxDays} hari sejak diperiksa, karena memuat isi berkas yang ditolak. Hasil validasinya masih dapat dibuka; perbaiki berkas Anda, lalu unggah lagi.`,
};

/**
 * A link to the returned workbook (Excel bertanda perbaikan) of a rejected upload, for the owning OPD alone: it holds the clerk's rows. 404 with its reason once it
 * is removed. The look is recorded before there is a link, whatever the level (503 where it can't be).
 */
export function getReturnedWorkbook(ports: Ports): Operation<'getReturnedWorkbook'> {
  return (call) =>
    onReadable(ports, call, 'upload', async (readable) => {
      const { principal, dataset } = readable;
      const upload = knownUpload(await ports.uploads.get(call.params.datasetId, call.params.uploadId), principal, 'upload', dataset);
      if (!upload) return notFound;
      if (!upload.returnedWorkbook) return noWorkbook;
      const destroyed = refuseDestroyed(dataset);
      if (destroyed) return destroyed;
      if (returnedWorkbookOf(upload, call.now) === 'gone') return goneWorkbook;
      const unrecorded = await recordAccess(ports, call, readable, { uploadId: upload.uploadId });
      if (unrecorded) return unrecorded;
      const { key, versionId } = upload.returnedWorkbook;
      const as = { fileName: returnedName(upload.fileName), contentType: workbookContentType };
      return linkAnswer(call, (method) => ports.published.presign(method, key, versionId, as));
    });
}
