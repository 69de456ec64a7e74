import type { Answer } from '../http/answer.ts';
import { type Principal, principalIdOf } from '../model/principal.ts';
import type { Upload } from '../model/upload.ts';

/**
 * True for the account that started the upload. Nobody else sends its bytes: who delivered a file is who may not approve it (review-upload.ts), and in whose name
 * its foreign keys are looked up.
 */
export function isSender({ startedBy }: Upload, principal: Principal): boolean {
  return startedBy === principalIdOf(principal);
}

/** What anyone else is told who would send a part, or complete the file. */
export const onlyTheSender = {
  status: 403,
  code: 'forbidden',
  detail: 'Pengiriman ini dimulai akun lain, dan hanya akun itu yang melanjutkannya. Kirim berkasnya sebagai unggahan baru.',
} satisfies Answer<'signParts'> & Answer<'completeUpload'>;
