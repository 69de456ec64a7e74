import type { City } from '../../cities/city.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Operations } from '../http/call.ts';
import type { PdfDocument } from '../pdf-writer/pdf-document.ts';
import type { NihilLog } from '../uploads/nihil-log.port.ts';
import type { UploadStore } from '../uploads/upload.port.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { announceSignedFile } from './announce-signed-file.ts';
import { checkMinutes } from './check-minutes.ts';
import { finishMinutes } from './finish-minutes.ts';
import { getMinutes } from './get-minutes.ts';
import { getMinutesFile } from './get-minutes-file.ts';
import { keepSignedFile } from './keep-signed-file.ts';
import { listMinutes } from './list-minutes.ts';
import type { MinutesStore, SignedFiles } from './minutes.port.ts';
import { revokeMinutes } from './revoke-minutes.ts';
import { setMinutes } from './set-minutes.ts';

export type MinutesPorts = {
  readonly city: Pick<City, 'opds'>;
  readonly minutes: MinutesStore;
  readonly signedFiles: SignedFiles;
  readonly datasets: Pick<DatasetStore, 'listByOpd' | 'load'>;
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly manifests: ManifestStore;
  readonly nihils: Pick<NihilLog, 'list'>;
  readonly published: Pick<Published, 'getText' | 'putFile' | 'presign'>;
  readonly writePdf: (document: PdfDocument) => Promise<Uint8Array>;
  readonly publicUrl: string;
  /** 32 hexadecimal digits that nobody can guess: in the names of what is kept. */
  readonly secrets: () => string;
  /** Verification numbers: twenty letters of Crockford's alphabet that nobody can guess. */
  readonly checkNumbers: () => string;
  /** Where files are built. */
  readonly directory: string;
};

/** Every operation of the function `minutes` over its ports: for its handler, and for tests over fakes. */
export function minutesOperations(ports: MinutesPorts): Operations<'minutes'> {
  return {
    listMinutes: listMinutes(ports),
    getMinutes: getMinutes(ports),
    setMinutes: setMinutes(ports),
    finishMinutes: finishMinutes(ports),
    announceSignedFile: announceSignedFile(ports),
    keepSignedFile: keepSignedFile(ports),
    revokeMinutes: revokeMinutes(ports),
    getMinutesFile: getMinutesFile(ports),
    checkMinutes: checkMinutes(ports),
  };
}
