import { limits } from '../limits.ts';
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
    return `${amount(stats.rows - leftOut)} dari ${amount(stats.rows)} baris sah; ${amount(leftOut)} baris tidak dimuat karena belum sesuai standar.`;
  return `Semua ${amount(stats.rows)} baris lolos pemeriksaan.`;
}

/** From the report without cells, since whoever sees the upload reads this: one fault of the whole file is told at once; many are counted. */
export function rejectedMessage({ stats, errors, columns, truncated }: Report): string {
  const [only] = errors;
  const told = `Berkas ditolak. ${only?.message} ${only?.mend}`;
  if (columns.length === 0 && errors.length === 1 && !truncated && told.length <= limits.maxMessageCharacters) return told;
  return `Berkas ditolak: ditemukan ${amount(stats.errors)} kesalahan; ${amount(stats.validRows)} dari ${amount(stats.rows)} baris sudah benar. Buka hasil validasi untuk letak dan cara memperbaikinya, lalu unggah berkas yang sudah diperbaiki.`;
}

export function inReviewMessage(reasons: readonly string[]): string {
  return `Berkas lolos pemeriksaan dan menunggu walidata. ${reasons.join(' ')}`;
}

function amount(count: number): string {
  return count.toLocaleString('id-ID');
}
