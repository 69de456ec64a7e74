import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Operation } from '../http/call.ts';
import { conflict, notFound } from '../http/problem.ts';
import { uploadStates } from '../messages/upload-state.ts';
import { principalIdOf } from '../model/principal.ts';
import type { UploadState } from '../model/upload.ts';
import { type DerivePorts, deriveUpload } from './derive-upload.ts';
import { knownUpload } from './known-upload.ts';

type Ports = DerivePorts & { readonly datasets: Pick<DatasetStore, 'get'> };

const mendable: readonly UploadState[] = ['rejected', 'returned'];

/** Corrects a few cells of a rejected or returned upload without another file, or declares that some hold no NIK: a new upload, checked from the beginning (api.md, "Correction and salvage"). */
export function mendUpload(ports: Ports): Operation<'mendUpload'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async (dataset) => {
      const upload = knownUpload(await ports.uploads.get(call.params.datasetId, call.params.uploadId), call.principal, 'upload', dataset);
      if (!upload) return notFound;
      if (dataset.state === 'withdrawn') return conflict('Dataset ini sudah ditarik, jadi tidak menerima perbaikan.');
      if (!mendable.includes(upload.state)) {
        return conflict(
          `Unggahan ini ${uploadStates[upload.state].clause}. Hanya unggahan yang ditolak atau dikembalikan yang dapat diperbaiki selnya.`,
        );
      }
      const { now, body, principal } = call;
      const message = 'Perbaikan diterima dan menunggu giliran diperiksa.';
      const { cells = [], notNik = [] } = body;
      return deriveUpload(ports, upload, { kind: 'mending', cells, notNik, message, by: principalIdOf(principal), now });
    });
}
