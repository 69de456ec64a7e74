import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import { uploadStates } from '../messages/upload-state.ts';
import { principalIdOf } from '../model/principal.ts';
import { type DerivePorts, deriveUpload } from './derive-upload.ts';

type Ports = DerivePorts & { readonly datasets: Pick<DatasetStore, 'get'> };

/**
 * The head of the owning OPD has the valid rows of a rejected upload published without the others, whose number is then shown wherever the dataset is:
 * a new upload, checked from the beginning (api.md, "Correction and salvage"). Without it a file is taken as a whole or not at all.
 */
export function salvageUpload(ports: Ports): Operation<'salvageUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'salvage', async (dataset) => {
      const upload = await ports.uploads.get(call.params.datasetId, call.params.uploadId);
      if (!upload) return notFound;
      if (dataset.state === 'withdrawn') return conflict('Dataset ini sudah ditarik, jadi tidak ada yang dapat diterbitkan.');
      if (upload.state !== 'rejected') {
        return conflict(
          `Unggahan ini ${uploadStates[upload.state].clause}. Hanya dari unggahan yang ditolak baris yang sah dapat diterbitkan sendiri.`,
        );
      }
      if (!upload.salvageable) {
        return conflict(
          'Kesalahannya menyangkut seluruh kolom atau susunan berkas, atau tidak ada baris yang sah. Perbaiki berkasnya, lalu unggah lagi.',
        );
      }
      const { now, body, principal } = call;
      const message = 'Permintaan menerbitkan baris yang sah diterima dan menunggu giliran.';
      return deriveUpload(ports, upload, { kind: 'salvage', cells: [], reason: body.reason, message, by: principalIdOf(principal), now });
    });
}
