import { limits } from '../limits.ts';
import { numberText } from '../messages/number.ts';
import type { Step } from './check-file.ts';
import type { Report } from './report.ts';

/** What the clerk reads while the file is on its way. */
export const stepMessages: Readonly<Record<Step, string>> = {
  reading: 'Berkas sedang dibaca.',
  checking: 'Isi berkas sedang diperiksa, sel demi sel.',
  writing: 'Pemeriksaan selesai; data sedang ditulis.',
};

export const failedMessage =
  'Pemeriksaan berkas ini berulang kali terhenti karena gangguan di sistem kami, bukan karena isi berkas Anda. Berkas tersimpan dan akan diproses lagi; Anda tidak perlu mengunggah ulang.';

export function acceptedMessage({ stats }: Report, leftOut: number): string {
  if (leftOut > 0)
    return `${numberText(stats.rows - leftOut)} dari ${numberText(stats.rows)} baris sah; ${numberText(leftOut)} baris tidak dimuat karena belum sesuai standar.`;
  return `Semua ${numberText(stats.rows)} baris lolos pemeriksaan.`;
}

/** From the report without cells, since anyone who sees the upload reads this: the first mistake, where it is and how to correct it; then how many more there are. */
export function rejectedMessage({ stats, errors }: Report): string {
  const [first] = errors;
  const rest = restOf(stats, first === undefined ? 0 : 1);
  const told = first === undefined ? '' : ` ${first.message} ${first.mend}`;
  if (`Berkas ditolak.${told}${rest}`.length <= limits.maxMessageCharacters) return `Berkas ditolak.${told}${rest}`;
  return `Berkas ditolak.${restOf(stats, 0)}`;
}

function restOf({ errors, rows, validRows }: Report['stats'], told: number): string {
  const others = errors - told;
  if (others <= 0) return '';
  const found = told > 0 ? `Selain itu masih ada ${numberText(others)} kesalahan` : `Ditemukan ${numberText(others)} kesalahan`;
  return ` ${found}; ${numberText(validRows)} dari ${numberText(rows)} baris sudah benar. Buka hasil validasi untuk letak dan cara memperbaikinya, lalu unggah berkas yang sudah diperbaiki.`;
}

export function inReviewMessage(reasons: readonly string[]): string {
  return `Berkas lolos pemeriksaan dan menunggu walidata. ${reasons.join(' ')}`;
}
