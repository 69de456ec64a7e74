import { dayText } from '../../../functions/messages/date.ts';
import type { Dataset, Me } from '../../parts/api-nouns.ts';
import { isOperatorOf, isSteward } from '../../parts/may.ts';

type Asked = Pick<Dataset, 'opdId' | 'state' | 'retraction'>;

/** Why an account finds no form to upload with, and what there is to do about it; undefined where the form stands. The rule is that of /v1. */
export function uploadAbsence(who: Pick<Me, 'kinds'>, { opdId, state, retraction }: Asked, ownerName: string): string | undefined {
  if (state === 'withdrawn') return `${withdrawnText(retraction)} ${restoreText(isSteward(who))}`;
  if (isOperatorOf(who, opdId)) return undefined;
  return `Formulir unggah tidak tampil, karena hanya operator ${ownerName} yang dapat mengirim berkas ke dataset ini.`;
}

function withdrawnText(retraction: Asked['retraction']): string {
  if (retraction === undefined) return 'Formulir unggah tidak tampil, karena dataset ini ditarik walidata.';
  return `Formulir unggah tidak tampil, karena dataset ini tidak lagi tersedia sejak ${dayText(retraction.at)}. Alasan: ${retraction.reason}`;
}

function restoreText(isRestorer: boolean): string {
  return isRestorer
    ? 'Pulihkan dahulu datasetnya di bagian “Tarik atau pulihkan”.'
    : 'Berkas baru dapat dikirim sesudah walidata memulihkannya; hubungi walidata bila penarikan ini keliru.';
}
