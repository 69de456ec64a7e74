import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Operation } from '../http/call.ts';
import { conflict, invalidRequest, notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { uploadStates } from '../messages/upload-state.ts';
import type { InboxParts } from './inbox-parts.port.ts';
import { knownUpload } from './known-upload.ts';
import { bytesOfPart, sentInOnePut } from './multipart.ts';
import { isSender, onlyTheSender } from './sender.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get'>;
  readonly inboxParts: Pick<InboxParts, 'presign'>;
};

/** Gives the addresses of parts of a waiting file, each for a PUT of exactly its bytes; asked again, new ones (api.md, "Upload"). */
export function signParts(ports: Ports): Operation<'signParts'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async (dataset) => {
      const upload = knownUpload(await ports.uploads.get(call.params.datasetId, call.params.uploadId), call.principal, 'upload', dataset);
      if (!upload) return notFound;
      const { key, size, state, multipart } = upload;
      if (!multipart) return conflict(sentInOnePut);
      if (!isSender(upload, call.principal)) return onlyTheSender;
      if (state !== 'waiting') return conflict(`Unggahan ini sudah ${uploadStates[state].clause}, jadi bagiannya tidak dikirim lagi.`);
      const beyond = call.body.partNumbers.filter((number) => number > multipart.parts);
      if (beyond.length > 0) {
        const what = `berkas ini terdiri atas ${multipart.parts} bagian, jadi tidak ada bagian ${beyond.join(', ')}`;
        return invalidRequest([{ where: 'partNumbers', what }]);
      }
      const signed = call.body.partNumbers.map(async (number) => {
        const part = { number, size: bytesOfPart(multipart, size, number) };
        const url = await ports.inboxParts.presign(key, multipart.id, part, limits.uploadUrlSeconds);
        return { partNumber: number, size: part.size, url };
      });
      const expiresAt = new Date(call.now.getTime() + limits.uploadUrlSeconds * 1000).toISOString();
      return { status: 200, body: { parts: await Promise.all(signed), expiresAt }, log: { uploadId: upload.uploadId } };
    });
}
