import { notFound, type Problem } from '../http/problem.ts';
import type { AccessRequest } from '../model/access-request.ts';

const words: Readonly<Record<AccessRequest['state'], string>> = {
  waiting: 'Menunggu keputusan penanggung jawab OPD pemilik data.',
  granted: 'Disetujui. Lihat batas dan masa berlakunya pada daftar persetujuan.',
  refused: 'Ditolak oleh penanggung jawab OPD pemilik data; alasannya ada pada keputusan.',
  withdrawn: 'Ditarik kembali oleh pemohonnya.',
};

const unfinishedWords = 'Disetujui, tetapi belum berlaku: penanggung jawab OPD pemilik data perlu menyelesaikan persetujuannya.';

/** A request as the API gives it to its institution and to the head of the owning OPD; with `isUnfinished` where it is granted and its grant is missing. */
export function requestAnswer({ revision: _revision, ...request }: AccessRequest, isUnfinished = false): Record<string, unknown> {
  return isUnfinished ? { ...request, message: unfinishedWords, isUnfinished } : { ...request, message: words[request.state] };
}

/** For anyone who may ask about this dataset: the same whether there is none, or one of another institution. */
export const noSuchRequest: Problem = { ...notFound, detail: 'Permohonan ini tidak ada pada data ini.' };
